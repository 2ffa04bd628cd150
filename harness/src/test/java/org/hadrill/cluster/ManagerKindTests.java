package org.hadrill.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ManagerKindTests {
    @ParameterizedTest
    @EnumSource
    void everyKindIsFoundByItsWord(ManagerKind kind) {
        assertThat(ManagerKind.named(kind.word())).isEqualTo(kind);
    }

    @Test
    void anUnknownWordIsNamed() {
        assertThatThrownBy(() -> ManagerKind.named("pacemaker")).hasMessageContaining("pacemaker");
    }

    @Test
    void commandsNameTheServiceAndItsPidFile() {
        assertThat(ManagerKind.BUILTIN.serviceCommand("stop")).isEqualTo("service hadrill-controller stop </dev/null");
        assertThat(ManagerKind.HEARTBEAT.processesCommand())
                .isEqualTo("m=$(cat /var/run/heartbeat.pid) && echo $m $(pidof heartbeat)");
        assertThat(ManagerKind.HEARTBEAT.startIfDown())
                .startsWith("kill -0 $(cat /var/run/heartbeat.pid 2>/dev/null)")
                .endsWith("|| service heartbeat start </dev/null");
    }
}
