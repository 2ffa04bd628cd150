package org.hadrill.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.hadrill.Recorded;
import org.hadrill.heartbeat.KernelLog.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelLogTests {
    /** 0.7: the article's lines. 8.4 and the rest: the recordings, and the wording of drbd_receiver.c. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    drbd0: PingAck did not arrive in time. | PEER_LOST
                    drbd0: drbd0_asender [1612]: cstate Connected --> NetworkFailure | PEER_LOST
                    drbd0: drbd0_receiver [1577]: cstate NetworkFailure --> BrokenPipe | PEER_LOST
                    drbd0: asender terminated | OTHER
                    drbd0: short read expecting header on sock: r=-512 | OTHER
                    drbd0: drbd0_receiver [1577]: cstate BrokenPipe --> Unconnected | OTHER
                    drbd0: Connection lost. | OTHER
                    drbd0: drbd0_receiver [1577]: cstate Unconnected --> WFCConnection | OTHER
                    drbd0: Secondary/Primary --> Secondary/Secondary | ROLE
                    drbd0: Secondary/Unknown --> Primary/Unknown | ROLE
                    drbd r0: PingAck did not arrive in time. | PEER_LOST
                    drbd r0: peer( Primary -> Unknown ) conn( Connected -> NetworkFailure ) pdsk( UpToDate -> DUnknown ) | PEER_LOST
                    drbd r0: peer( Primary -> Unknown ) conn( Connected -> BrokenPipe ) pdsk( UpToDate -> DUnknown ) | PEER_LOST
                    block drbd0: conn( SyncSource -> NetworkFailure ) | PEER_LOST
                    drbd r0: conn( NetworkFailure -> Unconnected ) | OTHER
                    drbd r0: peer( Primary -> Unknown ) conn( Connected -> TearDown ) pdsk( UpToDate -> DUnknown ) | PEER_DISCONNECTED
                    drbd r0: sock was shut down by peer | PEER_DISCONNECTED
                    drbd r0: meta connection shut down by peer. | PEER_DISCONNECTED
                    drbd r0: conn( WFReportParams -> NetworkFailure ) | OTHER
                    drbd r0: conn( NetworkFailure -> Disconnecting ) | OTHER
                    drbd r0: conn( Disconnecting -> StandAlone ) | STAND_ALONE
                    drbd r0: conn( StandAlone -> Unconnected ) | OTHER
                    block drbd0: Split-Brain detected but unresolved, dropping connection! | SPLIT_BRAIN
                    block drbd0: role( Secondary -> Primary ) | ROLE
                    block drbd0: peer( Secondary -> Primary ) | ROLE
                    block drbd0: Resync done (total 2 sec; paused 0 sec; 10240 K/sec) | RESYNC_DONE
                    EXT3-fs: recovery complete. | RECOVERY
                    EXT4-fs (drbd0): recovery complete | RECOVERY
                    EXT4-fs (drbd0): mounted filesystem with ordered data mode. Quota mode: none. | OTHER
                    watchdog: watchdog0: watchdog did not stop! | WATCHDOG
                    softdog: Initiating system reboot | WATCHDOG
                    softdog: initialized. soft_noboot=0 soft_margin=60 sec soft_panic=0 (nowayout=0) | OTHER
                    """)
    void tellsWhatAMessageReports(String message, Kind kind) {
        assertThat(KernelLog.classify(message)).isEqualTo(kind);
    }

    @Test
    void findsTheLossOfThePeerInAPowerCut() throws IOException {
        Map<Kind, Integer> counts = counts("power-cut-dmesg-m2.txt");

        assertThat(counts)
                .containsEntry(Kind.PEER_LOST, 2)
                .doesNotContainKeys(Kind.PEER_DISCONNECTED, Kind.SPLIT_BRAIN);
        assertThat(counts).containsKeys(Kind.RECOVERY, Kind.RESYNC_DONE, Kind.ROLE);
    }

    @Test
    void findsNoLossInACleanStop() throws IOException {
        assertThat(counts("clean-stop-dmesg-m2.txt"))
                .doesNotContainKeys(Kind.PEER_LOST, Kind.PEER_DISCONNECTED, Kind.RECOVERY)
                .containsEntry(Kind.ROLE, 6);
    }

    /** Two losses of two messages: an earlier power cut, and eth2. The handshake that fails later is none. */
    @Test
    void findsTheSplitBrainAndDoesNotCallItALoss() throws IOException {
        assertThat(counts("split-dmesg-m2.txt"))
                .containsEntry(Kind.SPLIT_BRAIN, 1)
                .containsEntry(Kind.STAND_ALONE, 1)
                .containsEntry(Kind.PEER_LOST, 4);
    }

    private static Map<Kind, Integer> counts(String file) throws IOException {
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        Recorded.lines(file).forEach(line -> counts.merge(KernelLog.classify(line), 1, Integer::sum));
        return counts;
    }
}
