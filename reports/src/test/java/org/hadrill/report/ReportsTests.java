package org.hadrill.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hadrill.recording.RecordingFile;
import org.hadrill.report.text.TerminalTable;
import org.hadrill.run.RunResult;
import org.hadrill.run.RunResult.DrillResult;
import org.junit.jupiter.api.Test;

class ReportsTests {
    /** Kept after the test, to be looked at. */
    private static final Path TARGET = Path.of("target", "sample");

    @Test
    void aRunFolderHoldsEveryReportAndNothingHalfWritten() throws IOException {
        for (String name : new String[] {"power-cut", "mixed"}) {
            Samples.Sample sample = name.equals("mixed") ? Samples.mixed() : Samples.powerCut();
            Path folder = TARGET.resolve(name);
            store(folder, sample);

            Reports.write(folder, sample.run(), sample.lookUp());
            Reports.write(folder, sample.run(), sample.lookUp());

            assertThat(folder.toFile().list())
                    .containsExactlyInAnyOrder(RunResult.FILE, Reports.JUNIT, Reports.HTML, Reports.ALLURE, "drills");
            TerminalTable table = new TerminalTable(Samples.ROUTER, java.util.List.of(), false);
            StringBuilder b = new StringBuilder(table.header()).append('\n');
            for (DrillResult d : sample.run().drills()) {
                b.append(table.row(d)).append('\n');
                table.details(d).forEach(l -> b.append(l).append('\n'));
            }
            table.closing(sample.run(), "out/x/report.html")
                    .forEach(l -> b.append(l).append('\n'));
            System.out.println(b);
        }
    }

    private static void store(Path folder, Samples.Sample sample) throws IOException {
        for (DrillResult drill : sample.run().drills()) {
            Path place = folder.resolve(drill.folder());
            Files.createDirectories(place);
            Path file = place.resolve(RecordingFile.NAME);
            Files.deleteIfExists(file);
            try (RecordingFile out = RecordingFile.create(
                    file, sample.recordings().get(drill.number() - 1).header())) {
                for (var event : sample.recordings().get(drill.number() - 1).events()) {
                    out.append(event);
                }
            }
        }
    }
}
