package org.hadrill.report.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DifferencesTests {
    private final SplittableRandom random = new SplittableRandom(5);

    @Test
    void countsManyPairsToWhatSortingThemSays() {
        double[] a = random.doubles(60, -3, 9).toArray();
        double[] b = random.doubles(40, -5, 5).toArray();
        double[] sorted = Arrays.stream(a)
                .flatMap(one -> Arrays.stream(b).map(other -> one - other))
                .sorted()
                .toArray();
        Differences differences = new Differences(a, b);

        for (int rank : new int[] {1, 2, 700, 1200, 2399, 2400}) {
            assertThat(differences.largest(rank)).isCloseTo(sorted[sorted.length - rank], within(2e-6));
        }
        assertThat(differences.above(1.5))
                .isEqualTo(Arrays.stream(sorted).filter(d -> d > 1.5).count());
    }

    /** 150 times 140 are counted, the same sorted by hand. */
    @Test
    void aShiftOfManyIsTheMedianOfAllDifferences() {
        Times old = Times.ofSeconds(random.doubles(150, 5, 9).toArray());
        Times now = Times.ofSeconds(random.doubles(140, 6, 11).toArray());
        double[] sorted = Shift.differences(old, now);
        int reject = MannWhitney.pairsToReject(150, 140, 0.05);

        Shift shift = Shift.of(old, now, 0.95);

        assertThat(shift.estimate())
                .isCloseTo((sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2, within(2e-6));
        assertThat(shift.interval()).hasValueSatisfying(interval -> {
            assertThat(interval.low()).isCloseTo(sorted[reject - 1], within(2e-6));
            assertThat(interval.high()).isCloseTo(sorted[sorted.length - reject], within(2e-6));
        });
        assertThat(shift.ahead())
                .isEqualTo((int) Arrays.stream(sorted).map(Math::signum).sum());
    }
}
