package org.hadrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hadrill.cli.bench.LoggedProcess;
import org.hadrill.cli.bench.LoopbackPair;
import org.hadrill.time.SystemTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two controllers as real processes with real resource scripts, on loopback. Needs a shell and no root. */
class ControllerProcessesIT {
    /** Long for a loaded machine; what is judged is who does what and in which order, not how fast. */
    private static final List<String> TIMES = List.of("keepalive 200ms", "warntime 2", "deadtime 5", "initdead 12");

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    private Path folder;

    private final SystemTime time = new SystemTime();
    private LoopbackPair pair;

    @BeforeEach
    void prepare() throws IOException {
        pair = new LoopbackPair(
                folder,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx32m",
                        "-cp",
                        System.getProperty("hadrill.jar"),
                        "org.hadrill.cli.Main"),
                TIMES,
                time);
    }

    @AfterEach
    void end() {
        pair.close();
    }

    private void await(String node, String words) throws InterruptedException {
        assertThat(time.await(() -> pair.status(node).contains(words), PATIENCE, Duration.ofMillis(200)))
                .as(node + " says '" + words + "': " + pair.status(node))
                .isTrue();
    }

    private List<String> callsOnce(String last) throws IOException, InterruptedException {
        List<String> calls = new ArrayList<>();
        while (calls.isEmpty() || !calls.get(calls.size() - 1).equals(last)) {
            assertThat(time.elapsed()).as("'" + last + "' after " + calls).isLessThan(PATIENCE.multipliedBy(3));
            calls.addAll(pair.calls());
            time.sleep(Duration.ofMillis(100));
        }
        return calls;
    }

    private String watchdog(String node) throws IOException {
        return Files.readString(pair.watchdog(node), StandardCharsets.ISO_8859_1);
    }

    @Test
    void startCleanStopKillAndReturn() throws Exception {
        pair.start("m1");
        pair.start("m2");
        assertThat(callsOnce("m1 vz start")).containsExactly("m1 disk r0 start", "m1 vz start");
        await("m2", "released here, held on m1");
        await("m1", "peer m2 is alive");
        assertThat(watchdog("m1")).isNotEmpty().doesNotContain("V");

        // Clean stop, by command: everything backwards, and only then the other node starts it.
        assertThat(pair.stop("m1")).isZero();
        assertThat(callsOnce("m2 vz start"))
                .containsExactly("m1 vz stop", "m1 disk r0 stop", "m2 disk r0 start", "m2 vz start");
        assertThat(watchdog("m1")).endsWith("V").containsOnlyOnce("V");
        assertThat(pair.stateDir("m1").resolve("hadrill.pid")).doesNotExist();

        // Return: auto_failback is on.
        Files.write(pair.watchdog("m1"), new byte[0]);
        pair.start("m1");
        assertThat(callsOnce("m1 vz start"))
                .containsExactly("m2 vz stop", "m2 disk r0 stop", "m1 disk r0 start", "m1 vz start");
        await("m2", "released here, held on m1");

        // The active node dies.
        String armed = watchdog("m1");
        pair.powerOff("m1");
        assertThat(armed).doesNotContain("V");
        assertThat(callsOnce("m2 vz start")).containsExactly("m2 disk r0 start", "m2 vz start");
        await("m2", "peer m1 is dead");

        // It comes back.
        pair.start("m1");
        assertThat(callsOnce("m1 vz start"))
                .containsExactly("m2 vz stop", "m2 disk r0 stop", "m1 disk r0 start", "m1 vz start");
        await("m2", "released here, held on m1");

        // Clean stop of all, by signal; the standby node has nothing to stop.
        assertThat(pair.terminate("m2")).isZero();
        await("m1", "peer m2 is left");
        assertThat(pair.calls()).isEmpty();
        assertThat(pair.terminate("m1")).isZero();
        assertThat(pair.calls()).containsExactly("m1 vz stop", "m1 disk r0 stop");
        assertThat(watchdog("m1")).endsWith("V").containsOnlyOnce("V");
        assertThat(watchdog("m2")).endsWith("V").containsOnlyOnce("V");
    }

    @Test
    void aControllerThatIsRestartedUnderRunningResourcesKeepsThem() throws Exception {
        LoggedProcess first = pair.start("m1");
        first.await("node m2: is dead (not heard within initdead)", PATIENCE);
        assertThat(callsOnce("m1 vz start")).containsExactly("m1 disk r0 start", "m1 vz start");
        await("m1", "held here");
        pair.kill("m1");
        assertThat(watchdog("m1")).isNotEmpty().doesNotContain("V");

        LoggedProcess second = pair.start("m1");
        second.await("is running here already: kept", PATIENCE);
        await("m1", "held here");
        LoggedProcess third = pair.start("m1");
        assertThat(third.process().waitFor())
                .as("a second one on the same node")
                .isEqualTo(2);
        assertThat(third.text()).contains("a controller runs already with the state directory");
        assertThat(pair.calls()).isEmpty();
        second.process().destroyForcibly();
    }

    @Test
    void wrongFilesAreAllSaidAndNothingStarts() throws Exception {
        Path haDir = pair.stateDir("m1").resolveSibling("ha.d");
        Files.writeString(haDir.resolve("ha.cf"), "keepalive soon\nnode m1 m2\n");
        Files.setPosixFilePermissions(haDir.resolve("authkeys"), PosixFilePermissions.fromString("rw-r--r--"));
        LoggedProcess process = pair.start("m1");
        assertThat(process.process().waitFor()).isEqualTo(2);
        process.await(haDir + "/authkeys: mode rw-r--r--", PATIENCE);
        assertThat(process.text()).contains(haDir + "/ha.cf:1: keepalive 'soon'");
        assertThat(pair.stateDir("m1")).doesNotExist();
    }
}
