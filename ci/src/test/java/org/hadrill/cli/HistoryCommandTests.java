package org.hadrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hadrill.report.certificate.Certificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is kept of a run: history, trend, metrics, certificate; on the simulated lab, in this process. */
class HistoryCommandTests extends InThisProcess {
    @TempDir
    private Path folder;

    private String place(String name) {
        return folder.resolve(name).toString();
    }

    private int run(String name, String... args) {
        String[] all = new String[args.length + 5];
        all[0] = "run";
        all[1] = "--out";
        all[2] = place(name);
        all[3] = "--seed";
        all[4] = "3";
        System.arraycopy(args, 0, all, 5, args.length);
        return hadrill(all);
    }

    @Test
    void aRunIsInTheHistoryAndItsTrendAndNotAddedTwice() {
        String history = place("h.db");

        assertThat(run("one", "--scenario", "clean-stop-active", "--history", history))
                .isZero();
        assertThat(hadrill("history", "add", place("one"), "--history", history))
                .isZero();
        assertThat(hadrill("history", "--history", history, "--scenario", "clean-stop-active"))
                .isZero();
        assertThat(hadrill("trend", "--history", history, "--html", place("trend.html")))
                .isZero();

        assertThat(out.toString())
                .contains("was there 20")
                .containsPattern("simulated  fenced  -  +1/1  pass +20.*-simulated-3")
                .containsPattern("simulated  simulated reference cluster  fenced\\s+clean-stop-active  [▁▂]");
        assertThat(folder.resolve("trend.html")).content().contains("<figcaption>clean-stop-active");
    }

    @Test
    void aListCanBeJsonAndEmpty() {
        run("one", "--scenario", "no-op", "--history", place("h.db"));
        out.getBuffer().setLength(0);

        assertThat(hadrill("history", "--json", "--history", place("h.db"))).isZero();
        assertThat(out.toString()).startsWith("[ {").contains("\"verdict\" : \"PASS\"");
        assertThat(hadrill("history", "--lab", "vm", "--history", place("h.db")))
                .isZero();
        assertThat(out.toString()).contains("no such run in " + place("h.db"));
    }

    @Test
    void runsOfTheHistoryCanBeCompared() {
        run("one", "--scenario", "power-cut-active", "--repeat", "2", "--history", place("h.db"));
        String name = "history:lab=simulated,scenario=power-cut-active";

        assertThat(hadrill("compare", name, name, "--history", place("h.db"))).isEqualTo(3);

        assertThat(out.toString()).contains("power-cut-active").contains("n 2 / 2");
        assertThat(hadrill("compare", "history:lab=vm", name, "--history", place("h.db")))
                .isEqualTo(2);
        assertThat(err.toString()).contains("history:lab=vm names no run of the history " + place("h.db"));
    }

    @Test
    void aHistoryThatCannotBeWrittenLosesNoRunAndChangesNoVerdict() throws IOException {
        Files.writeString(folder.resolve("file"), "no folder");

        assertThat(run("one", "--scenario", "no-op", "--history", place("file/h.db")))
                .isZero();

        assertThat(out.toString())
                .contains("WARNING   no entry in the history")
                .contains("the run and its verdict stand");
        assertThat(folder.resolve("one/run.json")).exists();
    }

    @Test
    void withoutHistoryNothingIsWritten() {
        assertThat(run("one", "--scenario", "no-op", "--history", place("h.db"), "--no-history"))
                .isZero();

        assertThat(folder.resolve("h.db")).doesNotExist();
    }

    @Test
    void metricsGoWhereACollectorLooksAndAWrongPlaceIsOnlyAWarning() throws IOException {
        assertThat(run("one", "--scenario", "no-op", "--no-history", "--metrics", place("hadrill.prom")))
                .isZero();
        assertThat(folder.resolve("hadrill.prom")).hasSameTextualContentAs(folder.resolve("one/metrics.prom"));

        assertThat(run("two", "--scenario", "no-op", "--no-history", "--metrics", place("nowhere/x.prom")))
                .isZero();
        assertThat(out.toString()).contains("WARNING   no metrics");
    }

    @Test
    void anAcceptanceRunEndsWithACertificateThatVerifies() throws IOException {
        assertThat(run("one", "--suite", "acceptance", "--no-history")).isZero();
        Path page = folder.resolve("one").resolve(Certificate.FILE);
        assertThat(out.toString()).contains("certified ").contains("SHA-256 ");
        assertThat(page).content().contains("<strong>SIMULATED</strong>").contains("scenarios outside the suite: ");

        assertThat(hadrill("verify", page.toString())).isZero();
        Files.writeString(folder.resolve("one/drills/note"), "added");
        Files.delete(folder.resolve("one/junit.xml"));
        assertThat(hadrill("verify", place("one"))).isEqualTo(1);
        assertThat(out.toString())
                .contains("drills/note was added")
                .contains("junit.xml is missing")
                .contains("NOT as it was: 2 findings");
    }

    @Test
    void otherRunsHaveNoCertificate() {
        run("one", "--scenario", "no-op", "--no-history");

        assertThat(hadrill("verify", place("one"))).isEqualTo(2);
        assertThat(err.toString()).contains("runs of the acceptance suite leave one");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "history --since yesterday | 'yesterday' is no time",
                "history --verdict good | 'good' is no verdict",
                "history --last 0 | --last must be at least 1",
                "run --history jdbc:postgresql://db/x?password=y | HADRILL_HISTORY_PASSWORD",
                "run --history jdbc:mysql://db/x | can be a file (SQLite) or jdbc:postgresql:",
            })
    void wrongUsageExitsWithTwoAndSaysWhatIsRight(String args, String message) {
        assertThat(hadrill(args.split(" "))).isEqualTo(2);

        assertThat(err.toString()).contains(message);
    }
}
