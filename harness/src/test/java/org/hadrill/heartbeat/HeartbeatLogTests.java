package org.hadrill.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.hadrill.Recorded;
import org.hadrill.heartbeat.HeartbeatLog.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeartbeatLogTests {
    /** Both forms of Heartbeat 3.0.6's log, and the article's lines of Heartbeat 2. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Nov 22 18:01:19 m2 heartbeat: [238]: WARN: node m1: is dead | NODE_DEAD
                    heartbeat: [1532]: WARN: node m1.mydomain.com: is dead | NODE_DEAD
                    heartbeat: [1532]: info: Link m1.mydomain.com:eth2 dead. | LINK_DEAD
                    Nov 22 18:01:46 m2 heartbeat: [238]: info: Link m1:eth2 up. | LINK_UP
                    heartbeat: [1532]: WARN: No STONITH device configured. | NO_STONITH
                    heartbeat: [1532]: info: Resources being acquired from m1.mydomain.com. | ACQUIRING
                    2026/11/22_18:01:23  ResourceManager(default)[1042]:    info: Acquiring resource group: m1 drbddisk::r0 Filesystem::/dev/drbd0::/d0::ext4 vz | ACQUIRING
                    2026/11/22_18:01:24  ResourceManager(default)[1042]:    info: Running /etc/ha.d/resource.d/drbddisk r0 start | RESOURCE_START
                    2026/11/22_18:01:30  ResourceManager(default)[1042]:    info: Running /etc/init.d/vz  start | RESOURCE_START
                    2026/11/22_18:01:58  ResourceManager(default)[1501]:    info: Running /etc/init.d/vz  stop | RESOURCE_STOP
                    2026/11/22_18:01:20  harc(default)[991]:    info: Running /etc/ha.d//rc.d/status status | OTHER
                    2026/11/22_11:46:02  ResourceManager(default)[1042]:    ERROR: Return code 1 from /etc/ha.d/resource.d/drbddisk | RESOURCE_ERROR
                    2026/11/22_11:46:02  ResourceManager(default)[1042]:    CRIT: Giving up resources due to failure of drbddisk::r0 | GIVING_UP
                    2026/11/22_18:01:31  mach_down(default)[1019]:    info: mach_down takeover complete for node m1. | TAKEOVER_COMPLETE
                    heartbeat: [1532]: info: mach_down takeover complete. | TAKEOVER_COMPLETE
                    Nov 22 11:32:23 m2 heartbeat: [229]: info: Received shutdown notice from 'm1'. | SHUTDOWN_NOTICE
                    Nov 22 11:32:35 m1 heartbeat: [230]: info: m1 Heartbeat shutdown complete. | SHUTDOWN_COMPLETE
                    Nov 22 11:32:23 m1 heartbeat: [230]: info: Giving up all HA resources. | SHUTDOWN_COMPLETE
                    Nov 22 11:33:20 m2 heartbeat: [229]: info: m1 wants to go standby [foreign] | STANDBY
                    Nov 22 11:31:37 m2 heartbeat: [229]: info: remote resource transition completed. | TRANSITION_COMPLETED
                    Nov 22 11:43:04 m2 heartbeat: [229]: CRIT: Late heartbeat: Node m1: interval 41230 ms (> deadtime) | LATE_HEARTBEAT
                    Nov 22 11:43:04 m2 heartbeat: [229]: ERROR: Both machines own our resources! | BOTH_OWN
                    Nov 22 18:01:46 m2 heartbeat: [238]: info: Status update for node m1: status active | OTHER
                    """)
    void tellsWhatALineReports(String line, Kind kind) {
        assertThat(HeartbeatLog.classify(line)).isEqualTo(kind);
    }

    @Test
    void followsATakeoverAfterAPowerCut() throws IOException {
        List<Kind> kinds = kinds("power-cut-ha-log-m2.txt");

        assertThat(kinds)
                .containsSubsequence(
                        Kind.NODE_DEAD,
                        Kind.NO_STONITH,
                        Kind.ACQUIRING,
                        Kind.RESOURCE_START,
                        Kind.RESOURCE_START,
                        Kind.RESOURCE_START,
                        Kind.TAKEOVER_COMPLETE)
                .doesNotContain(Kind.SHUTDOWN_NOTICE, Kind.GIVING_UP);
    }

    @Test
    void followsACleanStopOnBothNodes() throws IOException {
        assertThat(kinds("clean-stop-ha-log-m2.txt"))
                .containsSubsequence(Kind.SHUTDOWN_NOTICE, Kind.RESOURCE_START, Kind.TAKEOVER_COMPLETE);
        assertThat(kinds("clean-stop-ha-log-m1.txt"))
                .containsSubsequence(Kind.RESOURCE_STOP, Kind.RESOURCE_STOP, Kind.SHUTDOWN_COMPLETE);
    }

    @Test
    void seesInASplitThatThePeerCameBackLate() throws IOException {
        assertThat(kinds("split-ha-log-m2.txt"))
                .containsSubsequence(Kind.NODE_DEAD, Kind.TAKEOVER_COMPLETE, Kind.LATE_HEARTBEAT);
    }

    private static List<Kind> kinds(String file) throws IOException {
        return Recorded.lines(file).stream().map(HeartbeatLog::classify).toList();
    }
}
