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
    void whatBelongsToADrillIsAttachedToEveryCheckAndStoredOnce() throws IOException {
        Path raw = Files.createDirectories(folder.resolve("drills/01-power-cut-active/raw"));
        Files.writeString(raw.resolveSibling(RecordingFile.NAME), "{}\n");
        Files.writeString(raw.resolve("m1.manager.log"), "heartbeat: node m2: is dead\n");
        Files.writeString(raw.resolve("ping.192.168.46.200.log"), "in the recording\n");
        Files.writeString(folder.resolve("lan.pcapng"), "frames\n");
        Path results = Files.createDirectory(folder.resolve("results"));
        Samples.Sample sample = Samples.powerCut();
        DrillResult drill = sample.run().drills().get(0);
        new AllureResults(folder, results, sample.run())
                .write(drill, sample.lookUp().apply(drill));

        List<List<String>> attached = tests(results).stream()
                .map(t -> t.path("attachments").values().stream()
                        .map(a -> a.path("name").asString())
                        .toList())
                .distinct()
                .toList();
        assertThat(attached).containsExactly(List.of("timeline", "m1.manager.log", RecordingFile.NAME, "lan.pcapng"));
        assertThat(results.toFile().list((dir, name) -> name.contains("-attachment")))
                .hasSize(4);
    }

    @Test
    void aCheckIsFiledByWhatItIsForAndHowBadItsFailureIs() throws IOException {
        write(Samples.powerCut(), folder);

        assertThat(labels("one-primary"))
                .contains("feature power-cut-active", "story one-primary", "severity blocker")
                .anyMatch(l -> l.startsWith("epic failover of "));
        assertThat(labels("settled")).contains("severity normal");
    }

    @Test
    void inASimulatedLabTheDatesAreThoseOfTheWall() throws IOException {
        Samples.Sample sample = Samples.mixed();
        write(sample, folder);

        assertThat(tests(folder).stream().map(t -> t.path("start").asLong()).distinct())
                .hasSize(4)
                .contains(sample.run().started().toEpochMilli());
    }

    private List<String> labels(String check) throws IOException {
        return tests(folder).stream()
                .filter(t -> t.path("name").asString().equals(check))
                .flatMap(t -> t.path("labels").values().stream())
                .map(l -> l.path("name").asString() + " " + l.path("value").asString())
                .toList();
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
