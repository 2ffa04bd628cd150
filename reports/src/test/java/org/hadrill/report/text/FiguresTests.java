package org.hadrill.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.hadrill.report.Samples;
import org.hadrill.run.RunResult.OutageResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTests {
    @ParameterizedTest
    @CsvSource({
        "19412, 104, false, 19.4 s ± 0.1",
        "912, 12, false, 0.91 s ± 0.01",
        "278, 1, false, 0.278 s ± 0.001",
        "278, 0, false, 0.278 s ± 0.001",
        "50020, 104, true, > 50.0 s"
    })
    void anOutageIsSaidNoFinerThanItsError(long durationMs, long errorMs, boolean censored, String words) {
        OutageResult outage = new OutageResult(
                Samples.ROUTER,
                Duration.ZERO,
                Duration.ofMillis(durationMs),
                Duration.ofMillis(errorMs),
                censored,
                Duration.ofSeconds(40),
                Optional.empty());

        assertThat(Figures.outage(outage)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"17853, +17.9 s", "-5300, -5.3 s", "-12, +0.0 s", "0, +0.0 s"})
    void aPlaceOnTheAxisHasItsSignAndNoNegativeZero(long ms, String words) {
        assertThat(Figures.offset(Duration.ofMillis(ms))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"460000, 7 min 40 s", "59400, 59 s", "60000, 1 min 0 s"})
    void longTimesAreMinutes(long ms, String words) {
        assertThat(Figures.minutes(Duration.ofMillis(ms))).isEqualTo(words);
    }

    @Test
    void secondsHaveTenthsWhileTheyMatter() {
        assertThat(Figures.seconds(Duration.ofMillis(4_212))).isEqualTo("4.2 s");
        assertThat(Figures.seconds(Duration.ofMillis(68_212))).isEqualTo("68 s");
    }
}
