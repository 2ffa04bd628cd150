package org.hadrill.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.hadrill.recording.RecordingFile;
import org.hadrill.report.Samples.Sample;
import org.hadrill.report.json.RunJson;
import org.hadrill.report.metrics.RunMetrics;
import org.hadrill.run.RunResult;
import org.hadrill.run.RunResult.DrillResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportsTests {
    /** Kept after the test, to be looked at. */
    private static final Path SAMPLES = Path.of("target", "sample");

    @ParameterizedTest
    @ValueSource(strings = {"power-cut", "mixed"})
    void aRunFolderHoldsEveryReportAndNothingHalfWritten(String name) throws IOException {
        Sample sample = name.equals("mixed") ? Samples.mixed() : Samples.powerCut();
        Path folder = SAMPLES.resolve(name);
        store(folder, sample);

        Reports.write(folder, sample.run(), sample.lookUp());
        int first = folder.resolve(Reports.ALLURE).toFile().list().length;
        Reports.write(folder, sample.run(), sample.lookUp());

        assertThat(folder.toFile().list())
                .containsExactlyInAnyOrder(
                        RunResult.FILE, Reports.JUNIT, RunMetrics.FILE, Reports.HTML, Reports.ALLURE, "drills");
        assertThat(folder.resolve(Reports.ALLURE).toFile().list())
                .as("a second report replaces the first")
                .hasSize(first);
        assertThat(RunJson.read(folder.resolve(RunResult.FILE))).isEqualTo(sample.run());
    }

    @Test
    void whatStoodThereStaysWhenAReportCannotBeMade(@TempDir Path folder) throws IOException {
        Sample sample = Samples.powerCut();
        Reports.write(folder, sample.run(), sample.lookUp());
        String before = Files.readString(folder.resolve(Reports.HTML));

        assertThatThrownBy(() -> Reports.write(folder, sample.run(), d -> {
                    throw new IllegalStateException("no recording");
                }))
                .hasMessage("no recording");

        assertThat(folder.resolve(Reports.HTML)).hasContent(before);
        assertThat(folder.toFile().list())
                .containsExactlyInAnyOrder(
                        RunResult.FILE, Reports.JUNIT, RunMetrics.FILE, Reports.HTML, Reports.ALLURE);
    }

    @Test
    void aRunWithoutRecordingsIsReported(@TempDir Path folder) throws IOException {
        Reports.write(folder, Samples.mixed().run(), d -> Optional.empty());

        assertThat(folder.resolve(Reports.HTML)).content().contains("There is no recording of this drill.");
    }

    private static void store(Path folder, Sample sample) throws IOException {
        for (DrillResult drill : sample.run().drills()) {
            Path place = Files.createDirectories(folder.resolve(drill.folder()));
            Path file = place.resolve(RecordingFile.NAME);
            Files.deleteIfExists(file);
            var recording = sample.lookUp().apply(drill).orElseThrow();
            try (RecordingFile out = RecordingFile.create(file, recording.header())) {
                for (var event : recording.events()) {
                    out.append(event);
                }
            }
        }
    }
}
