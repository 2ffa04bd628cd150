package org.hadrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hadrill.fault.UndoJournal;
import org.hadrill.recording.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs against the VM lab as if it were hardware get SIGKILL at random points, before, in and after a fault. Each time {@code heal}
 * finds what is left and undoes it, the cluster is as before, and what was recorded is still there. {@code -Dkills=N} for other
 * than ten.
 */
@Requires(Need.VM)
@EnabledIfEnvironmentVariable(named = "HADRILL_LONG_TESTS", matches = "1")
class KilledInTheLabIT {
    private static final int KILLS = Integer.getInteger("kills", 10);
    private static final long SEED = 20061112;

    /** From the start of a run until its first fault stands takes about 15 s, a drill a minute. */
    private static final Duration LATEST = Duration.ofSeconds(60);

    private static final List<String> SCENARIOS = List.of(
            "power-cut-active",
            "interconnect-down",
            "interconnect-one-way-out",
            "interconnect-lossy",
            "heartbeat-freeze-active",
            "power-cut-standby");

    @TempDir
    Path folder;

    @Test
    void whatAKilledRunBrokeIsHealed() throws Exception {
        try (LabAsHardware lab = LabAsHardware.up(folder)) {
            Random random = new Random(SEED);
            int standing = 0;
            long bytes = 0;
            for (int kill = 1; kill <= KILLS; kill++) {
                String scenario = SCENARIOS.get(random.nextInt(SCENARIOS.size()));
                long at = (long) (LATEST.toMillis() * (kill - 1 + random.nextDouble()) / KILLS);
                Path run = folder.resolve("killed-" + kill);
                lab.start("run", "--yes-break", LabAsHardware.CLUSTER, "--scenario", scenario, "--out", run.toString())
                        .endOrKillAfter(Duration.ofMillis(at));
                Map<Path, byte[]> recorded = recordings(run);
                boolean open = !UndoJournal.pending(run).isEmpty();
                standing += open ? 1 : 0;

                String heal = heal(lab);

                System.out.printf(
                        "kill %d: %s after %d ms, %s; %s%n",
                        kill,
                        scenario,
                        at,
                        open ? "a fault stood" : "nothing stood",
                        heal.lines()
                                .filter(l -> l.startsWith("clean"))
                                .findFirst()
                                .orElse(heal));
                assertThat(UndoJournal.pending(run)).isEmpty();
                for (Map.Entry<Path, byte[]> file : recorded.entrySet()) {
                    bytes += file.getValue().length;
                    assertThat(Arrays.copyOf(Files.readAllBytes(file.getKey()), file.getValue().length))
                            .as("%s, recorded before the kill", file.getKey())
                            .isEqualTo(file.getValue());
                    assertThat(RecordingFile.read(file.getKey()).events()).isNotEmpty();
                }
                for (String node : List.of("m1", "m2")) {
                    assertThat(left(lab, node)).as("left on " + node).isEmpty();
                }
            }
            System.out.printf(
                    "%d kills, a fault stood in %d of them; %d bytes were recorded before%n", KILLS, standing, bytes);
            assertThat(standing).as("kills while a fault stood").isPositive();
            assertThat(lab.run("check").exitCode()).isZero();
        }
    }

    private String heal(LabAsHardware lab) throws IOException, InterruptedException {
        HadrillProcess heal = lab.run("heal", "--out", folder.toString());
        assertThat(heal.exitCode()).as(heal.output()).isZero();
        return heal.output();
    }

    /** Armed timers, cables that are down, queueing rules, firewall rules and stopped processes. */
    private static String left(LabAsHardware lab, String node) throws IOException, InterruptedException {
        return lab.onNode(
                        node,
                        "ls /run/hadrill 2>/dev/null; grep -L up /sys/class/net/eth[02]/operstate; tc qdisc | grep netem;"
                                + " grep -l '^State:.T' /proc/[0-9]*/status 2>/dev/null; true")
                .output()
                .strip();
    }

    /** The recordings of a run that have more than their header, with what they hold. */
    private static Map<Path, byte[]> recordings(Path run) throws IOException {
        Map<Path, byte[]> files = new TreeMap<>();
        if (Files.isDirectory(run)) {
            try (Stream<Path> walk = Files.walk(run)) {
                for (Path file :
                        walk.filter(f -> f.endsWith(RecordingFile.NAME)).toList()) {
                    byte[] content = Files.readAllBytes(file);
                    if (new String(content).lines().count() > 1) {
                        files.put(file, content);
                    }
                }
            }
        }
        return files;
    }
}
