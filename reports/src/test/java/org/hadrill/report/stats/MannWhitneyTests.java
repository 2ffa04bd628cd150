package org.hadrill.report.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.PValueMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MannWhitneyTests {
    private static final double INF = Double.POSITIVE_INFINITY;

    /** S. Siegel, Nonparametric Statistics (1956), table K: two-sided 5%, the largest U that rejects. */
    @ParameterizedTest
    @CsvSource({"4,4,0", "5,5,2", "4,6,2", "6,6,5", "7,9,12", "8,8,13", "10,10,23", "12,15,49", "20,20,127"})
    void theLargestUThatRejectsIsThatOfSiegelsTable(int n, int m, int largest) {
        assertThat(MannWhitney.pairsToReject(n, m, 0.05) - 1).isEqualTo(largest);
    }

    @Test
    void threeAndThreeCanNeverBeToldApart() {
        assertThat(MannWhitney.pairsToReject(3, 3, 0.05)).isZero();
        assertThat(MannWhitney.p(Times.ofSeconds(1, 2, 3), Times.ofSeconds(4, 5, 6)))
                .isCloseTo(0.1, within(1e-12));
    }

    /** M. Hollander and D. A. Wolfe, Nonparametric Statistical Methods (1973), p. 69: permeability, W 35, p 0.2544. */
    @Test
    void theExampleOfHollanderAndWolfeComesOut() {
        assertThat(MannWhitney.p(TERM, EARLY)).isCloseTo(0.2544, within(0.00005));
        Shift shift = Shift.of(EARLY, TERM, 0.95);
        assertThat(shift.estimate()).isCloseTo(0.305, within(1e-9));
        assertThat(shift.interval().orElseThrow().low()).isCloseTo(-0.15, within(1e-9));
        assertThat(shift.interval().orElseThrow().high()).isCloseTo(0.76, within(1e-9));
        assertThat(shift.ahead())
                .as("35 of 50 pairs in one order, 15 in the other")
                .isEqualTo(20);
    }

    private static final Times TERM = Times.ofSeconds(0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46);
    private static final Times EARLY = Times.ofSeconds(1.15, 0.88, 0.90, 0.74, 1.21);

    /** Second way: every choice of which times are the old ones, one by one. Few different values make many ties. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theProbabilityIsThatOfAllChoicesCountedOneByOneAlsoWithTies(long seed) {
        Random random = new Random(seed);
        int values = 2 + random.nextInt(9);
        double[] old = random(random, 3 + random.nextInt(4), values);
        double[] now = random(random, 3 + random.nextInt(4), values);

        assertThat(MannWhitney.p(Times.ofSeconds(old), Times.ofSeconds(now)))
                .isCloseTo(oneByOne(old, now), within(1e-9));
    }

    /** One value stands for what had not ended. */
    private static double[] random(Random random, int count, int values) {
        return IntStream.range(0, count)
                .mapToDouble(i -> random.nextInt(values))
                .map(v -> v == values - 1 ? INF : v)
                .toArray();
    }

    private static double oneByOne(double[] old, double[] now) {
        double[] all = java.util.stream.DoubleStream.concat(java.util.Arrays.stream(old), java.util.Arrays.stream(now))
                .toArray();
        double middle = old.length * now.length / 2.0;
        double seen = Math.abs(pairsInOrder(all, (1 << old.length) - 1) - middle);
        int far = 0;
        int choices = 0;
        for (int chosen = 0; chosen < 1 << all.length; chosen++) {
            if (Integer.bitCount(chosen) == old.length) {
                choices++;
                far += Math.abs(pairsInOrder(all, chosen) - middle) >= seen - 1e-9 ? 1 : 0;
            }
        }
        return far / (double) choices;
    }

    private static double pairsInOrder(double[] all, int chosen) {
        double pairs = 0;
        for (int i = 0; i < all.length; i++) {
            for (int j = 0; j < all.length; j++) {
                if ((chosen >> i & 1) == 1 && (chosen >> j & 1) == 0) {
                    pairs += all[i] < all[j] ? 1 : all[i] == all[j] ? 0.5 : 0;
                }
            }
        }
        return pairs;
    }

    /** Another second way, by the library's recurrence, which knows no ties. */
    @ParameterizedTest
    @CsvSource({"5,5,1", "9,12,2", "20,20,3", "40,50,4"})
    void withoutTiesTheProbabilityIsThatOfTheLibrary(int n, int m, long seed) {
        Random random = new Random(seed);
        double[] old = random.doubles(n).toArray();
        double[] now = random.doubles(m).map(x -> x + 0.15).toArray();
        double exact = MannWhitneyUTest.withDefaults()
                .with(PValueMethod.EXACT)
                .test(old, now)
                .getPValue();

        assertThat(MannWhitney.p(Times.ofSeconds(old), Times.ofSeconds(now))).isCloseTo(exact, within(1e-9));
    }

    @Test
    void manyTimesAreComparedByTheNormalDistributionCloseToTheExactOne() {
        Random random = new Random(11);
        double[] old = random.doubles(60).toArray();
        double[] now = random.doubles(60).map(x -> x + 0.1).toArray();
        double exact = MannWhitneyUTest.withDefaults()
                .with(PValueMethod.EXACT)
                .test(old, now)
                .getPValue();

        assertThat(MannWhitney.p(Times.ofSeconds(old), Times.ofSeconds(now))).isCloseTo(exact, within(0.002));
        assertThat(MannWhitney.pairsToReject(51, 50, 0.05))
                .as("normal just above the limit, exact just below")
                .isCloseTo(MannWhitney.pairsToReject(50, 50, 0.05) + 20, within(8));
    }

    @Test
    void whatHadNotEndedIsSlowerThanAnythingAndDoesNotDifferFromItself() {
        Times ended = Times.ofSeconds(1, 2, 3, 4, 5, 6);
        Times endless = Times.ofSeconds(INF, INF, INF, INF, INF, INF);

        assertThat(MannWhitney.p(ended, endless)).isCloseTo(2 / 924.0, within(1e-12));
        assertThat(Shift.of(ended, endless, 0.95).estimate()).isEqualTo(INF);
        assertThat(MannWhitney.p(endless, endless)).isEqualTo(1);
        assertThat(Shift.of(endless, endless, 0.95).estimate()).isZero();
    }

    /** Second way: an interval holds exactly the shifts that, taken back, the test does not reject. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theIntervalOfTheShiftIsWhatTheTestDoesNotReject(long seed) {
        Random random = new Random(seed);
        double[] old = random.doubles(7).map(x -> x + 5).toArray();
        double[] now = random.doubles(8).map(x -> x + 6).toArray();
        Interval interval = Shift.of(Times.ofSeconds(old), Times.ofSeconds(now), 0.95)
                .interval()
                .orElseThrow();

        assertThat(rejected(old, now, interval.low() - 1e-6)).isTrue();
        assertThat(rejected(old, now, interval.low() + 1e-6)).isFalse();
        assertThat(rejected(old, now, interval.high() - 1e-6)).isFalse();
        assertThat(rejected(old, now, interval.high() + 1e-6)).isTrue();
    }

    private static boolean rejected(double[] old, double[] now, double shift) {
        double[] back = java.util.Arrays.stream(now).map(x -> x - shift).toArray();
        return oneByOne(old, back) <= 0.05;
    }
}
