package org.hadrill.controller.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hadrill.cluster.NodeName;
import org.hadrill.controller.Action.Level;
import org.hadrill.heartbeat.HeartbeatLog;
import org.hadrill.time.ManualTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaemonLogTests {
    private static final String FORM = "[A-Z][a-z]{2} \\d\\d \\d\\d:\\d\\d:\\d\\d m2 hadrill: \\[\\d+]: ";

    @TempDir
    private Path folder;

    private final List<String> screen = new CopyOnWriteArrayList<>();

    private DaemonLog log(Path file) {
        return new DaemonLog(new NodeName("m2"), Optional.of(file), screen::add, new ManualTime());
    }

    @Test
    void linesHaveHeartbeatsFormAndLevels() throws IOException {
        Path file = folder.resolve("ha-log");
        DaemonLog log = log(file);
        log.info("Link m1:eth2 up.");
        log.warn("node m1: is dead");
        log.log(Level.ERROR, "two\nlines");
        log.log(Level.CRIT, "Giving up resources due to failure of vz");
        log.close();
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(5).isEqualTo(screen);
        assertThat(lines.get(0)).matches(FORM + "info: Link m1:eth2 up\\.");
        assertThat(lines.get(1)).matches(FORM + "WARN: node m1: is dead");
        assertThat(lines.get(3)).matches(FORM + "ERROR: lines");
        assertThat(lines.stream().map(HeartbeatLog::classify))
                .containsExactly(
                        HeartbeatLog.Kind.LINK_UP,
                        HeartbeatLog.Kind.NODE_DEAD,
                        HeartbeatLog.Kind.OTHER,
                        HeartbeatLog.Kind.OTHER,
                        HeartbeatLog.Kind.GIVING_UP);
    }

    @Test
    void aFileThatCannotBeWrittenIsSaidOnceAndHarmsNothing() {
        Path file = folder.resolve("none").resolve("ha-log");
        DaemonLog log = log(file);
        log.info("one");
        log.info("two");
        log.close();
        assertThat(screen).anyMatch(l -> l.endsWith("info: one")).anyMatch(l -> l.endsWith("info: two"));
        assertThat(screen.stream().filter(l -> l.contains("cannot write the log file")))
                .hasSize(1);
    }

    @Test
    void aTroubleThatComesAgainIsLoggedOnceAMinuteWithItsCount() {
        ManualTime time = new ManualTime();
        DaemonLog log = new DaemonLog(new NodeName("m2"), Optional.empty(), screen::add, time);
        LimitedLog limited = new LimitedLog(log, time);
        limited.warn("eth2", "cannot send on eth2");
        limited.warn("eth2", "cannot send on eth2");
        limited.warn("eth0", "cannot send on eth0");
        limited.warn("eth2", "cannot send on eth2");
        time.advance(Duration.ofMinutes(1));
        limited.warn("eth2", "cannot send on eth2");
        log.close();
        assertThat(screen).hasSize(3);
        assertThat(screen.get(2)).endsWith("cannot send on eth2 (and 2 times more since it was last said)");
    }
}
