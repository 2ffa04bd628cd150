package org.hadrill.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManagersTests {
    private static final NodeName M1 = new NodeName("m1");
    private static final NodeName M2 = new NodeName("m2");

    @Test
    void oneWordIsForEveryNode() {
        Managers both = new Managers("heartbeat");
        assertThat(both).isEqualTo(Managers.of(ManagerKind.HEARTBEAT));
        assertThat(both.on(M1)).isEqualTo(ManagerKind.HEARTBEAT);
        assertThat(both.on(M2)).isEqualTo(ManagerKind.HEARTBEAT);
        assertThat(both.include(ManagerKind.BUILTIN)).isFalse();
        assertThat(both.nodes()).isEmpty();
    }

    @Test
    void eachNodeMayHaveItsOwn() {
        Managers mixed = new Managers("m1=builtin,m2=heartbeat");
        assertThat(mixed.on(M1)).isEqualTo(ManagerKind.BUILTIN);
        assertThat(mixed.on(M2)).isEqualTo(ManagerKind.HEARTBEAT);
        assertThat(mixed.include(ManagerKind.BUILTIN)).isTrue();
        assertThat(mixed.include(ManagerKind.HEARTBEAT)).isTrue();
        assertThat(mixed.nodes()).containsExactly(M1, M2);
        assertThat(mixed).hasToString("m1=builtin,m2=heartbeat");
    }

    @Test
    void aNodeThatIsNotNamedHasNone() {
        assertThatThrownBy(() -> new Managers("m1=builtin,m2=heartbeat").on(new NodeName("m3")))
                .hasMessageContaining("no manager for m3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pacemaker | pacemaker",
                "m1=builtin | for 1 node",
                "m1=builtin,m1=heartbeat | m1 twice",
                "m1=builtin,heartbeat | 'heartbeat' is not of the form",
                "m1=builtin,m2=pacemaker | pacemaker",
                "m1=builtin, m2=heartbeat | not a host name",
            })
    void whatIsWrongIsSaid(String word, String part) {
        assertThatThrownBy(() -> new Managers(word)).hasMessageContaining(part);
    }
}
