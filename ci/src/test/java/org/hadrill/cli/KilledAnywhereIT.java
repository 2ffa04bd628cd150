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
import org.hadrill.lab.build.Trees;
import org.hadrill.recording.Recording;
import org.hadrill.recording.RecordingFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A campaign in the simulated lab, in a process of its own that gets SIGKILL at random points. As the same seed gives the same
 * bytes, whatever a killed run left must be the beginning of what the whole run left. {@code -Dkills=100} for more points.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KilledAnywhereIT {
    private static final int KILLS = Integer.getInteger("kills", 5);
    private static final int DRILLS = 23;
    private static final String SEED = "20061112";

    @TempDir
    static Path folder;

    private Map<String, byte[]> whole = Map.of();
    private Duration wholeTook = Duration.ZERO;

    @BeforeAll
    void theWholeCampaign() throws Exception {
        wholeTook = run("whole").ran();
        whole = files(folder.resolve("whole"));
        assertThat(whole.keySet())
                .filteredOn(f -> f.endsWith(RecordingFile.NAME))
                .hasSize(DRILLS);
    }

    private Killed run(String name) throws Exception {
        return run(name, Duration.ofMinutes(10));
    }

    /** What a run had printed when it ended, or was killed. */
    private record Killed(List<String> lines, Duration ran) {}

    private Killed run(String name, Duration killAfter) throws Exception {
        HadrillProcess process = HadrillProcess.start(
                folder.resolve("state"),
                "run",
                "--suite",
                "all",
                "--seed",
                SEED,
                "--out",
                folder.resolve(name).toString());
        Duration ran = process.endOrKillAfter(killAfter);
        return new Killed(process.output().lines().toList(), ran);
    }

    @Test
    @Order(1)
    void whatAKilledRunLeftIsTheBeginningOfTheWhole() throws Exception {
        Random random = new Random(Long.parseLong(SEED));
        int midway = 0;
        long events = 0;
        long bytes = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            String name = "killed-" + kill;
            // One in each part of the time, so that some fall in the middle of the drills.
            long at = (long) (wholeTook.toMillis() * (kill - 1 + random.nextDouble()) / KILLS);
            Killed killed = run(name, Duration.ofMillis(at));
            Map<String, byte[]> left = files(folder.resolve(name));
            left.forEach((file, content) -> assertThat(isBeginning(content, whole.getOrDefault(file, new byte[0])))
                    .as("%s of the run that was killed after %d ms", file, at)
                    .isTrue());
            long told = killed.lines().stream().filter(KilledAnywhereIT::isRow).count();
            assertThat(wholeDrills(left)).as("drills that were told").isGreaterThanOrEqualTo(told);
            events += readable(folder.resolve(name));
            bytes += left.values().stream().mapToLong(b -> b.length).sum();
            midway += !left.isEmpty() && !left.keySet().equals(whole.keySet()) ? 1 : 0;
            assertThat(UndoJournal.pending(folder.resolve(name))).isEmpty();
            Trees.delete(folder.resolve(name));
        }
        System.out.printf(
                "%d kills within %d ms, %d of them in the middle of the drills; %d events and %d bytes compared%n",
                KILLS, wholeTook.toMillis(), midway, events, bytes);
    }

    @Test
    @Order(2)
    void nothingIsBrokenAfterwards() throws Exception {
        HadrillProcess heal = HadrillProcess.run(folder.resolve("state"), "heal", "--out", folder.toString());
        assertThat(heal.output()).contains("clean");
        assertThat(heal.exitCode()).isZero();

        Killed again = run("again");
        assertThat(files(folder.resolve("again"))).containsOnlyKeys(whole.keySet());
        assertThat(again.lines()).anyMatch(l -> l.contains("verdict"));

        HadrillProcess history = HadrillProcess.run(folder.resolve("state"), "history");
        assertThat(history.exitCode()).isZero();
    }

    /** A row of the table: the number of a drill, and its scenario. */
    private static boolean isRow(String line) {
        return line.matches(" *\\d+ [a-z]+(-[a-z]+)+ .*");
    }

    private long wholeDrills(Map<String, byte[]> left) {
        return left.entrySet().stream()
                .filter(e -> e.getKey().endsWith(RecordingFile.NAME))
                .filter(e -> Arrays.equals(e.getValue(), whole.get(e.getKey())))
                .count();
    }

    private static boolean isBeginning(byte[] part, byte[] of) {
        return part.length <= of.length && Arrays.equals(part, 0, part.length, of, 0, part.length);
    }

    /** Reads every recording that has a header, and counts the events. */
    private static long readable(Path run) throws IOException {
        long events = 0;
        for (Map.Entry<String, byte[]> file : files(run).entrySet()) {
            if (file.getKey().endsWith(RecordingFile.NAME) && new String(file.getValue()).contains("\n")) {
                Recording recording = RecordingFile.read(run.resolve("drills").resolve(file.getKey()));
                events += recording.events().size();
            }
        }
        return events;
    }

    /** Everything below {@code drills}, by its path there. */
    private static Map<String, byte[]> files(Path run) throws IOException {
        Path drills = run.resolve("drills");
        Map<String, byte[]> files = new TreeMap<>();
        if (Files.isDirectory(drills)) {
            try (Stream<Path> walk = Files.walk(drills)) {
                for (Path file : walk.filter(Files::isRegularFile).toList()) {
                    files.put(drills.relativize(file).toString(), Files.readAllBytes(file));
                }
            }
        }
        return files;
    }
}
