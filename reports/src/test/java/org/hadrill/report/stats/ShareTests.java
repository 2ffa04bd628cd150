package org.hadrill.report.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareTests {
    /** R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 5 (Clopper and Pearson). */
    @ParameterizedTest
    @CsvSource({"81,263,0.2527,0.3676", "15,148,0.0578,0.1617", "0,20,0.0000,0.1684", "1,29,0.0009,0.1776"})
    void theIntervalIsThatOfNewcombesTable(int hits, int of, double low, double high) {
        Interval interval = new Share(hits, of).interval(0.95);

        assertThat(interval.low()).isCloseTo(low, within(0.00005));
        assertThat(interval.high()).isCloseTo(high, within(0.00005));
    }

    /** Second way: at the ends of the interval the binomial's tails, added up, are 2.5% each. */
    @ParameterizedTest
    @CsvSource({"1,5", "4,5", "7,20", "19,20", "50,100", "3,200"})
    void beyondTheIntervalWhatWasSeenIsRarerThanOneInForty(int hits, int of) {
        Interval interval = new Share(hits, of).interval(0.95);

        assertThat(tail(of, hits, of, interval.low())).isCloseTo(0.025, within(1e-6));
        assertThat(tail(0, hits, of, interval.high())).isCloseTo(0.025, within(1e-6));
    }

    /** The probability of between {@code hits} and {@code end} hits. */
    private static double tail(int end, int hits, int of, double share) {
        double sum = 0;
        for (int k = Math.min(end, hits); k <= Math.max(end, hits); k++) {
            double term = 1;
            for (int i = 0; i < k; i++) {
                term *= (of - i) / (double) (k - i) * share;
            }
            sum += term * Math.pow(1 - share, of - k);
        }
        return sum;
    }

    @Test
    void afterNoMissTheWordsAreThoseOfTheRuleOfThree() {
        assertThat(new Share(20, 20).words(0.95)).isEqualTo("20 of 20, misses at most 3/20");
        assertThat(new Share(19, 20).words(0.95)).isEqualTo("19 of 20, 75.1 to 99.9%");
        assertThat(new Share(0, 5).words(0.95)).isEqualTo("0 of 5, 0.0 to 52.2%");
        assertThat(new Share(0, 0).words(0.95)).isEqualTo("0 of 0");
    }

    /** 3/n is never less than the exact one-sided bound, so that what is said holds. */
    @ParameterizedTest
    @CsvSource({"1", "5", "20", "59", "300"})
    void theRuleOfThreeIsOnTheSafeSide(int n) {
        assertThat(3.0 / n).isGreaterThanOrEqualTo(1 - Math.pow(0.05, 1.0 / n));
    }

    @Test
    void whatIsNoShareIsRefused() {
        assertThatThrownBy(() -> new Share(3, 2)).hasMessageContaining("3 of 2 is no share");
    }

    /** R. A. Fisher, The Design of Experiments (1935): the lady who tasted tea, two-sided 34/70; all right: 2/70. */
    @Test
    void fishersTestIsThatOfTheTea() {
        assertThat(Rates.p(new Share(3, 4), new Share(1, 4))).isCloseTo(34 / 70.0, within(1e-12));
        assertThat(Rates.p(new Share(4, 4), new Share(0, 4))).isCloseTo(2 / 70.0, within(1e-12));
        assertThat(Rates.p(new Share(5, 5), new Share(5, 5))).isEqualTo(1);
        assertThat(Rates.p(new Share(0, 0), new Share(5, 5))).isEqualTo(1);
    }

    /** Holm's own way, worked through by hand: 4 x 0.005, 3 x 0.01, 2 x 0.03, and never below the one before. */
    @Test
    void holmsCorrectionStepsDown() {
        assertThat(Holm.corrected(java.util.List.of(0.01, 0.04, 0.03, 0.005)))
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : 1)
                .containsExactly(0.03, 0.06, 0.06, 0.02);
        assertThat(Holm.corrected(java.util.List.of(0.9, 0.8))).containsExactly(1.0, 1.0);
        assertThat(Holm.corrected(java.util.List.of())).isEmpty();
    }
}
