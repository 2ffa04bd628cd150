package org.hadrill.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hadrill.drill.DrillPlan;
import org.hadrill.fault.UndoJournal;
import org.hadrill.lab.simulated.SimulatedLab;
import org.hadrill.recording.RecordingFile;
import org.hadrill.run.RunResult;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.time.SystemTime;
import org.hadrill.verdict.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedRunTests {
    @TempDir
    private Path folder;

    private RunResult run(String configuration, List<String> scenarios, long seed, Path out) throws Exception {
        return run(configuration, scenarios, seed, out, new Silent());
    }

    private RunResult run(String configuration, List<String> scenarios, long seed, Path out, RunListener listener)
            throws Exception {
        try (SimulatedLab lab = new SimulatedLab(configuration, "test");
                Stations stations = Stations.fresh(lab, lab::fresh);
                Run run = new Run(
                        new RunOptions(scenarios, 1, seed, out, "./hadrill run"),
                        stations,
                        new SystemTime(),
                        listener)) {
            return run.drills();
        }
    }

    private static Map<String, String> files(Path out) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(out.resolve("drills"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(
                        out.relativize(file).toString(),
                        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    @Test
    void theSameSeedGivesTheSameBytesInEveryFileOfEveryDrill() throws Exception {
        List<String> scenarios = List.of("power-cut-active", "interconnect-lossy");
        run("fenced", scenarios, 7, folder.resolve("a"));
        run("fenced", scenarios, 7, folder.resolve("b"));

        Map<String, String> first = files(folder.resolve("a"));
        assertThat(first).hasSizeGreaterThan(20);
        assertThat(files(folder.resolve("b"))).isEqualTo(first);
    }

    /** Nothing that goes wrong in hadrill may make a drill vanish while the run goes on. */
    @Test
    void aFailureOfOursEndsTheRunAndIsTold() throws Exception {
        RunListener failing = new Silent() {
            @Override
            public void ended(DrillResult result) {
                throw new IllegalStateException("the screen broke");
            }
        };

        RunResult result = run("fenced", List.of("no-op", "clean-stop-active"), 7, folder.resolve("a"), failing);

        assertThat(result.verdict()).isEqualTo(Verdict.INFRA);
        assertThat(result.notes().toString())
                .contains("hadrill itself failed in ", "the screen broke", "1 of 2 drills did not run");
    }

    @Test
    void aDrillWhoseRepairIsInterruptedIsToldAndTheRunEnds() throws Exception {
        RunListener impatient = new Silent() {
            @Override
            public void at(DrillPlan drill, String phase, String detail) {
                if (phase.equals("repair")) {
                    Thread.currentThread().interrupt();
                }
            }
        };

        RunResult result = run("article", List.of("interconnect-down", "no-op"), 7, folder.resolve("a"), impatient);

        assertThat(result.drills())
                .filteredOn(d -> d.scenario().equals("interconnect-down"))
                .singleElement()
                .satisfies(d -> {
                    assertThat(d.verdict()).isEqualTo(Verdict.FAIL);
                    assertThat(d.notes().toString()).contains("repair after the drill was interrupted");
                });
        assertThat(result.notes().toString()).contains("interrupted in interconnect-down");
    }

    @Test
    void anotherSeedGivesAnotherRecording() throws Exception {
        run("fenced", List.of("no-op"), 7, folder.resolve("a"));
        run("fenced", List.of("no-op"), 8, folder.resolve("b"));

        assertThat(files(folder.resolve("b"))).isNotEqualTo(files(folder.resolve("a")));
    }

    @Test
    void aDrillDoesNotDependOnThoseBeforeIt() throws Exception {
        run("fenced", List.of("clean-stop-active"), 7, folder.resolve("alone"));
        RunResult many = run("fenced", List.of("no-op", "clean-stop-active"), 7, folder.resolve("many"));

        DrillResult same = many.drills().stream()
                .filter(d -> d.scenario().equals("clean-stop-active"))
                .findFirst()
                .orElseThrow();
        assertThat(Files.readString(
                        folder.resolve("many").resolve(same.folder()).resolve(RecordingFile.NAME)))
                .isEqualTo(Files.readString(folder.resolve("alone/drills/01-clean-stop-active/" + RecordingFile.NAME)));
    }

    @Test
    void theArticlesClusterIsFoundOutAndTheRunGoesOn() throws Exception {
        RunResult result = run("article", List.of("interconnect-down", "no-op"), 3, folder.resolve("a"));

        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(result.drills())
                .extracting(DrillResult::scenario, DrillResult::verdict)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("interconnect-down", Verdict.FAIL),
                        org.assertj.core.groups.Tuple.tuple("no-op", Verdict.PASS));
    }

    /** A journal of it would send heal to undo on another cluster what was broken here. */
    @Test
    void aSimulatedRunLeavesNoJournal() throws Exception {
        run("fenced", List.of("power-cut-active"), 1, folder.resolve("a"));

        assertThat(folder.resolve("a").resolve(UndoJournal.FILE)).doesNotExist();
        assertThat(Heal.runsBelow(folder)).isEmpty();
    }

    private static class Silent implements RunListener {
        @Override
        public void begins(DrillPlan drill) {}

        @Override
        public void at(DrillPlan drill, String phase, String detail) {}

        @Override
        public void ended(DrillResult result) {}
    }
}
