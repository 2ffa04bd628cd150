package org.hadrill.report.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.hadrill.check.Judge;
import org.hadrill.report.Samples;
import org.hadrill.report.Samples.Sample;
import org.hadrill.report.history.InventedNights;
import org.hadrill.report.sample.RunSamples;
import org.hadrill.report.stats.ScenarioStatistics;
import org.hadrill.run.RunResult;
import org.hadrill.run.RunResult.DrillResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateTests {
    /** Kept after the test, to be looked at. */
    private static final Path SAMPLES = Path.of("target", "sample-certificate");

    private static final Scope SCOPE = new Scope(
            "acceptance", List.of("power-cut-active", "reboot-active"), List.of("vz-killed"), Judge.names(), "0123abc");

    @TempDir
    private Path folder;

    private String write(Sample sample) throws IOException {
        Files.writeString(folder.resolve(RunResult.FILE), "{}");
        Certificate.write(folder, sample.run(), SCOPE);
        String page = Files.readString(folder.resolve(Certificate.FILE));
        Files.createDirectories(SAMPLES);
        Files.writeString(SAMPLES.resolve(sample.run().lab() + ".html"), page);
        return page;
    }

    @Test
    void saysWhatWasTestedAndWhatWasNot() throws IOException {
        String page = write(Samples.powerCut());

        assertThat(page)
                .contains("The cluster kept every promise in all 1 drills.")
                .contains("kernel 6.1.0-56-cloud-amd64, DRBD 8.4.11, Heartbeat 3.0.6")
                .contains("deadtime 10 s")
                .contains("0.1.0, commit 0123abc")
                .contains("<th scope=\"row\">power-cut-active</th><td>1 of 1</td>")
                .contains("of the suite, did not run: reboot-active")
                .contains("scenarios outside the suite: vz-killed")
                .contains("checks that this lab could not make: ")
                .contains("./hadrill run --lab vm --seed 1")
                .contains("<p>None.</p>")
                .doesNotContain("SIMULATED");
    }

    @Test
    void namesEveryDeviationAndSaysThatTheLabWasSimulated() throws IOException {
        Sample sample = Samples.mixed();
        String page = write(sample);

        assertThat(page)
                .contains("<strong>SIMULATED</strong>")
                .contains("any real machine, disk, network or manager: all were a model")
                .contains("broke a promise in 1 of 4 drills. This is no acceptance.")
                .contains("one-primary");
        long bad = sample.run().drills().stream()
                .mapToLong(d -> Deviation.of(d).size())
                .sum();
        assertThat(bad).isGreaterThan(2);
        assertThat(page.split("class=\"deviation\"", -1)).hasSize((int) bad + 1);
    }

    @Test
    void anOutageThatHadToWaitForTheUndoIsHeldAgainstItsLimitFromThere() {
        DrillResult drill =
                InventedNights.waiting(1, "power-cut-both", Duration.ofSeconds(144), Duration.ofSeconds(120));
        RunResult run = InventedNights.run(0, "vm", "", List.of(drill));

        ScenarioRow row = ScenarioRow.of(
                drill.scenario(),
                run.drills(),
                ScenarioStatistics.of(drill.scenario(), RunSamples.of(run).drills()));

        assertThat(row.longest()).isEqualTo("24.0 s from the undo, 144.0 s ± 0.1 in all");
        assertThat(row.limit()).isEqualTo("40 s from the undo");
        assertThat(row.bound()).isEqualTo("n too small: 1 of 59");
    }

    @Test
    void fromFiftyNineDrillsOnThereIsABound() {
        RunResult run = InventedNights.night(
                0, "", IntStream.rangeClosed(1, 59).mapToDouble(n -> n / 2.0).toArray());

        ScenarioRow row = ScenarioRow.of(
                "power-cut-active",
                run.drills(),
                ScenarioStatistics.of("power-cut-active", RunSamples.of(run).drills()));

        assertThat(row.passed()).isEqualTo("59 of 59");
        assertThat(row.bound()).as("the longest, as published").isEqualTo("29.5 s");
    }

    @Test
    void namesTheManifestThatNamesEveryFile() throws IOException {
        Files.createDirectories(folder.resolve("drills/01"));
        Files.writeString(folder.resolve("drills/01/a log"), "abc");
        String page = write(Samples.powerCut());

        assertThat(folder.resolve(Certificate.MANIFEST))
                .hasContent(
                        // FIPS 180-4's example for "abc".
                        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  drills/01/a log\n"
                                + "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a  run.json\n");
        assertThat(page)
                .contains("2 in the folder of this page")
                .contains("<code>" + Sha256.of(folder.resolve(Certificate.MANIFEST)) + "</code>");
    }

    @Test
    void refusesEvidenceThatIsALink() throws IOException {
        Files.createSymbolicLink(folder.resolve("lan.pcapng"), Path.of("/dev/null"));

        assertThatThrownBy(() -> write(Samples.powerCut())).hasMessageContaining("lan.pcapng cannot be evidence");
    }
}
