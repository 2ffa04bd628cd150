package org.hadrill.report.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hadrill.report.history.Trend.Night;
import org.hadrill.run.RunResult;
import org.hadrill.time.SystemTime;
import org.hadrill.verdict.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrendTests {
    /** Kept after the test, to be looked at. */
    private static final Path SAMPLE = Path.of("target", "sample-trend.html");

    @TempDir
    private Path folder;

    private List<Trend> trends(RunResult... runs) throws IOException {
        try (History history = History.open(
                HistoryPlace.of(Optional.of(folder.resolve("h.db").toString()), Map.of()), new SystemTime())) {
            for (RunResult run : runs) {
                history.add(run, folder);
            }
            return history.trends(RunFilter.ALL);
        }
    }

    private List<Trend> upgrade() throws IOException {
        return trends(
                InventedNights.night(0, InventedNights.OLD_KERNEL, 17, 18, 19),
                InventedNights.night(1, InventedNights.OLD_KERNEL, 18.2, 18.4, 17.9),
                InventedNights.night(3, InventedNights.NEW_KERNEL, 22, 22.6, 23),
                InventedNights.night(4, InventedNights.NEW_KERNEL, 22, 41, 23));
    }

    @Test
    void aNightIsTheMedianAndTheRangeOfTheLongestOutageOfEachDrill() throws IOException {
        Trend trend = upgrade().get(0);

        assertThat(trend.nights()).hasSize(4);
        Night first = trend.nights().get(0);
        assertThat(first.shortest()).isEqualTo(Duration.ofSeconds(17));
        assertThat(first.median()).isEqualTo(Duration.ofSeconds(18));
        assertThat(first.longest()).isEqualTo(Duration.ofSeconds(19));
        assertThat(first.limit()).isEqualTo(Duration.ofSeconds(40));
        assertThat(trend.last().verdict()).isEqualTo(Verdict.FAIL);
        assertThat(trend.kernelChanged(1)).isFalse();
        assertThat(trend.kernelChanged(2)).isTrue();
    }

    @Test
    void aDrillWithoutProofIsCountedAndNotMeasured() throws IOException {
        Trend trend = trends(InventedNights.run(
                        0,
                        "vm",
                        "",
                        List.of(
                                InventedNights.drill(1, "power-cut-active", 18),
                                InventedNights.unproven(2, "power-cut-active"))))
                .get(0);

        assertThat(trend.last().drills()).isEqualTo(2);
        assertThat(trend.last().measured()).isEqualTo(1);
        assertThat(trend.last().shortest()).isEqualTo(Duration.ofSeconds(18));
    }

    @Test
    void labsAreNeverMixed() throws IOException {
        assertThat(trends(
                        InventedNights.night(0, "", 18),
                        InventedNights.run(
                                0, "simulated", "", List.of(InventedNights.drill(1, "power-cut-active", 30)))))
                .extracting(Trend::lab)
                .containsExactly("simulated", "vm");
    }

    @Test
    void aTerminalSeesBarsAgainstTheLimitTheKernelThatChangedAndTheNightThatFailed() throws IOException {
        assertThat(TrendText.of(upgrade()))
                .containsExactly(
                        "vm  reference  hardened",
                        "  power-cut-active  ▄▄│▅▅  2026-10-05: 23.0 s, longest 41 s, limit 40 s, FAIL",
                        "                        F",
                        "                    kernel 6.1.0-40-cloud-amd64 -> 6.1.0-44-cloud-amd64 on 2026-10-04");
    }

    @Test
    void thePageDrawsEveryNightTheLimitAndTheKernelThatChanged() throws IOException {
        TrendPage.write(SAMPLE, upgrade(), InventedNights.FIRST);

        String page = Files.readString(SAMPLE);
        assertThat(page.split("<circle", -1)).as("nights that passed").hasSize(4);
        assertThat(page.split("<rect", -1)).as("nights that failed").hasSize(2);
        assertThat(page.split("class=\"change\"", -1)).hasSize(2);
        assertThat(page)
                .contains("class=\"limit\"")
                .contains(">6.1.0-44-cloud-amd64</text>")
                .contains(
                        "2026-10-05: 23.0 s (22.0 s to 41 s, 3 of 3 drills), limit 40 s, kernel 6.1.0-44-cloud-amd64, FAIL")
                .contains("text-anchor=\"start\">2026-10-01</text>")
                .contains("text-anchor=\"end\">2026-10-05</text>")
                .doesNotContain("http");
    }

    @Test
    void aSingleNightStandsInTheMiddleUnderALimitAcrossThePicture() throws IOException {
        Path page = folder.resolve("trend.html");
        TrendPage.write(
                page, trends(InventedNights.night(0, InventedNights.OLD_KERNEL, 17, 18, 19)), InventedNights.FIRST);

        assertThat(Files.readString(page))
                .contains("median outage over 1 night, last")
                .containsOnlyOnce("<text class=\"day\"")
                .contains("text-anchor=\"middle\">2026-10-01</text>")
                .containsPattern("class=\"limit\" points=\"44\\.0,([\\d.]+) 606\\.0,\\1\"");
    }
}
