package org.hadrill.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.hadrill.recording.Recording;
import org.hadrill.report.allure.AllureResults;
import org.hadrill.report.html.HtmlReport;
import org.hadrill.report.json.RunJson;
import org.hadrill.report.junit.JunitXml;
import org.hadrill.report.metrics.RunMetrics;
import org.hadrill.run.RunResult;
import org.hadrill.run.RunResult.DrillResult;

/** Writes everything that a run leaves beside its recordings. */
public final class Reports {
    public static final String JUNIT = "junit.xml";
    public static final String HTML = "report.html";
    public static final String ALLURE = "allure-results";

    private Reports() {}

    /** Writes {@code run.json} of a run that goes on, so that its verdicts outlive a kill. */
    public static void writeSoFar(Path runFolder, RunResult result) throws IOException {
        Whole.file(runFolder.resolve(RunResult.FILE), RunJson.of(result));
    }

    /**
     * Writes {@code run.json}, {@code junit.xml}, {@code metrics.prom}, {@code allure-results/} and {@code report.html} into {@code runFolder}.
     * Each appears whole or not at all; what stood there before is replaced.
     *
     * @param recordings the recording of a drill, absent where there is none; asked once a drill, in order
     * @throws IOException with the file in question when one cannot be written
     */
    public static void write(Path runFolder, RunResult result, Function<DrillResult, Optional<Recording>> recordings)
            throws IOException {
        Whole.file(runFolder.resolve(RunResult.FILE), RunJson.of(result));
        Whole.file(runFolder.resolve(JUNIT), JunitXml.of(result));
        RunMetrics.write(runFolder.resolve(RunMetrics.FILE), result);
        HtmlReport html = new HtmlReport(result);
        try (Whole.Folder folder = Whole.folder(runFolder.resolve(ALLURE))) {
            AllureResults allure = new AllureResults(runFolder, folder.path(), result);
            for (DrillResult drill : result.drills()) {
                Optional<Recording> recording = recordings.apply(drill);
                allure.write(drill, recording);
                html.add(drill, recording);
            }
            folder.commit();
        }
        Whole.file(runFolder.resolve(HTML), html.render());
    }
}
