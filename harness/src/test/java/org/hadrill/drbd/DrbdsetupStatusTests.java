package org.hadrill.drbd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrbdsetupStatusTests {
    @ParameterizedTest
    @CsvSource({
        "0, CONNECTED, PRIMARY, SECONDARY, UP_TO_DATE, UP_TO_DATE, false, , 0",
        "1, CONNECTED, PRIMARY, SECONDARY, UP_TO_DATE, UP_TO_DATE, true, , 0",
        "2, SYNC_SOURCE, PRIMARY, SECONDARY, UP_TO_DATE, INCONSISTENT, true, 75.0, 16374",
        "3, WAITING_FOR_CONNECTION, SECONDARY, UNKNOWN, OUTDATED, UNKNOWN, false, , 512",
        "4, STAND_ALONE, SECONDARY, OTHER, UP_TO_DATE, NOT_SHOWN, false, , ",
    })
    void readsEveryDeviceWithItsOwnPeerVolume(
            int minor,
            ConnectionState connection,
            Role role,
            Role peerRole,
            DiskState disk,
            DiskState peerDisk,
            boolean suspended,
            Double percent,
            Long outOfSync)
            throws IOException {
        DrbdReport report = DrbdsetupStatus.parse(DrbdStatusParserTests.recorded("9-status.json"));

        assertThat(report.devices()).hasSize(5);
        assertThat(report.device(minor)).hasValueSatisfying(s -> {
            assertThat(s.connection()).isEqualTo(connection);
            assertThat(s.role()).isEqualTo(role);
            assertThat(s.peerRole()).isEqualTo(peerRole);
            assertThat(s.disk()).isEqualTo(disk);
            assertThat(s.peerDisk()).isEqualTo(peerDisk);
            assertThat(s.suspended()).isEqualTo(suspended);
            assertThat(s.resyncPercent().orElse(null)).isEqualTo(percent);
            assertThat(s.outOfSyncKib().orElse(null)).isEqualTo(outOfSync);
        });
    }

    @Test
    void findsNoDeviceWhereNoneIsConfigured() {
        assertThat(DrbdsetupStatus.parse("[]\n").devices()).isEmpty();
    }

    @Test
    void refusesWhatIsNoStatus() {
        assertThatThrownBy(() -> DrbdsetupStatus.parse("# No currently configured DRBD found."))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("not the output of 'drbdsetup status --json': ");
        assertThatThrownBy(() -> DrbdsetupStatus.parse("{}"))
                .hasMessage("not the output of 'drbdsetup status --json': no list of resources");
    }
}
