package org.hadrill.report.allure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hadrill.recording.RecordingFile;
import org.hadrill.report.Samples;
import org.hadrill.run.RunResult;
import org.hadrill.run.RunResult.DrillResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AllureResultsTests {
    @TempDir
    private Path folder;

    @Test
    void everyCheckIsATestWithItsStatus() throws IOException {
        write(Samples.mixed(), folder);

        assertThat(tests(folder).stream()
                        .collect(Collectors.groupingBy(t -> t.path("status").asString(), Collectors.counting())))
                .isEqualTo(Map.of("passed", 35L, "failed", 8L, "broken", 15L));
    }

    @Test
    void theStepsOfTheFaultAreTheSteps() throws IOException {
        write(Samples.powerCut(), folder);
        JsonNode steps = tests(folder).get(0).path("steps");

        assertThat(steps.values().stream().map(s -> s.path("name").asString()))
                .containsExactly(
                        "check: BMC of m1 answers: power is on",
                        "arm: 1 entry in the journal",
                        "inject: Chassis Power Control: Down/Off",
                        "prove: BMC of m1 says off; no shutdown lines on its console",
                        "undo: Chassis Power Control: Up/On",
                        "prove undo: BMC of m1 says on");
    }

    @Test
    void theHistoryOfACheckIsItsOwnAndLastsOverRuns() throws IOException {
        Samples.Sample sample = Samples.powerCut();
        RunResult run = sample.run();
        DrillResult second = Samples.repeated(run.drills().get(0), 2);
        Path other = Files.createDirectory(folder.resolve("other"));
        Path repeats = Files.createDirectory(folder.resolve("repeats"));
        write(sample, folder);
        write(sample, other);
        write(new Samples.Sample(Samples.with(run, List.of(second)), sample.recordings()), repeats);

        assertThat(histories(folder)).doesNotHaveDuplicates().isEqualTo(histories(other));
        assertThat(histories(repeats))
                .as("a second repeat must not hide the first as its retry")
                .doesNotContainAnyElementsOf(histories(folder));
    }

    @Test
    void theRecordingIsStoredOnceHoweverManyChecksShowIt() throws IOException {
        Path drill = Files.createDirectories(folder.resolve("drills/01-power-cut-active"));
        Files.writeString(drill.resolve(RecordingFile.NAME), "{}\n");
        Path results = Files.createDirectory(folder.resolve("results"));
        new AllureResults(folder, results, Samples.powerCut().run())
                .write(
                        Samples.powerCut().run().drills().get(0),
                        Samples.powerCut()
                                .lookUp()
                                .apply(Samples.powerCut().run().drills().get(0)));

        List<String> sources = tests(results).stream()
                .map(t -> t.path("attachments").path(0).path("source").asString())
                .distinct()
                .toList();
        assertThat(sources).hasSize(1);
        assertThat(results.resolve(sources.get(0))).hasContent("{}");
    }

    private static void write(Samples.Sample sample, Path folder) throws IOException {
        AllureResults results = new AllureResults(folder, folder, sample.run());
        for (DrillResult drill : sample.run().drills()) {
            results.write(drill, sample.lookUp().apply(drill));
        }
    }

    private static List<String> histories(Path folder) throws IOException {
        return tests(folder).stream()
                .map(t -> t.path("historyId").asString())
                .sorted()
                .toList();
    }

    private static List<JsonNode> tests(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith("-result.json"))
                    .map(f -> JsonMapper.shared().readTree(f.toFile()))
                    .toList();
        }
    }
}
