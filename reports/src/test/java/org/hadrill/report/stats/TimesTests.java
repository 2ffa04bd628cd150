package org.hadrill.report.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTests {
    private static final double INF = Double.POSITIVE_INFINITY;

    /** 1, 2, ... n: each time is its own rank. */
    private static Times ranks(int n) {
        return Times.ofSeconds(IntStream.rangeClosed(1, n).asDoubleStream().toArray());
    }

    @Test
    void theMedianIsTheMiddleOneOrTheMeanOfTwo() {
        assertThat(Times.ofSeconds(3, 1, 2).median()).contains(2.0);
        assertThat(Times.ofSeconds(4, 1, 2, 3).median()).contains(2.5);
        assertThat(Times.ofSeconds().median()).isEmpty();
    }

    /** W. J. Conover, Practical Nonparametric Statistics; K. R. Nair, Sankhya 4 (1940): ranks for the median at 95%. */
    @ParameterizedTest
    @CsvSource({"6,1", "8,1", "9,2", "10,2", "12,3", "15,4", "20,6", "25,8", "30,10", "40,14", "50,18", "100,40"})
    void theIntervalOfTheMedianIsThatOfNairsTable(int n, int rank) {
        assertThat(ranks(n).medianInterval(0.95)).contains(new Interval(rank, n + 1 - rank));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5})
    void belowSixThereIsNoIntervalOfTheMedian(int n) {
        assertThat(ranks(n).medianInterval(0.95)).isEmpty();
    }

    /** S. S. Wilks, Annals of Mathematical Statistics 12 (1941): 59 for the longest, 93 for the second, 124 for the third. */
    @ParameterizedTest
    @CsvSource({"59,59", "92,92", "93,92", "123,122", "124,122", "153,150", "181,177"})
    void theBoundOfThe95thPercentileIsThatOfWilks(int n, double rank) {
        assertThat(ranks(n).upperBound(0.95, 0.95)).contains(rank);
    }

    @Test
    void below59ThereIsNoBoundOfThe95thPercentile() {
        assertThat(ranks(58).upperBound(0.95, 0.95)).isEmpty();
        assertThat(ranks(0).upperBound(0.95, 0.95)).isEmpty();
    }

    /** Second way: counts in whole numbers how many of the 2^n signs the interval leaves out. */
    @ParameterizedTest
    @ValueSource(ints = {6, 7, 11, 20, 33, 64, 120})
    void theIntervalOfTheMedianLeavesOutAtMostOneInTwentyAndIsTheShortestThatDoes(int n) {
        int rank = (int) ranks(n).medianInterval(0.95).orElseThrow().low();

        assertThat(leftOut(n, rank)).isLessThanOrEqualTo(0.05);
        assertThat(leftOut(n, rank + 1)).isGreaterThan(0.05);
    }

    private static double leftOut(int n, int rank) {
        BigInteger outside = BigInteger.ZERO;
        for (int k = 0; k < rank; k++) {
            outside = outside.add(choose(n, k));
        }
        return 2 * outside.doubleValue() / Math.pow(2, n);
    }

    private static BigInteger choose(int n, int k) {
        BigInteger result = BigInteger.ONE;
        for (int i = 0; i < k; i++) {
            result = result.multiply(BigInteger.valueOf(n - i)).divide(BigInteger.valueOf(i + 1));
        }
        return result;
    }

    /** Second way: the sum of the binomial's terms. */
    @ParameterizedTest
    @ValueSource(ints = {59, 60, 100, 200})
    void theBoundHoldsWithNineteenInTwentyAndTheRankBelowDoesNot(int n) {
        int rank = ranks(n).upperBound(0.95, 0.95).orElseThrow().intValue();

        assertThat(covered(n, rank)).isGreaterThanOrEqualTo(0.95);
        assertThat(covered(n, rank - 1)).isLessThan(0.95);
    }

    private static double covered(int n, int rank) {
        return IntStream.range(0, rank)
                .mapToDouble(k -> choose(n, k).doubleValue() * Math.pow(0.95, k) * Math.pow(0.05, n - k))
                .sum();
    }

    @Test
    void whatHadNotEndedIsCountedAndLongerThanAll() {
        Times times = Times.ofSeconds(INF, 1, 2, 3, 4, 5, INF);

        assertThat(times.n()).isEqualTo(7);
        assertThat(times.censored()).isEqualTo(2);
        assertThat(times.median()).contains(4.0);
        assertThat(times.max()).contains(INF);
        assertThat(times.medianInterval(0.95)).contains(new Interval(1, INF));
    }

    @Test
    void aMedianThatHadNotEndedIsNotGuessed() {
        assertThat(Times.ofSeconds(1, INF, INF).median()).contains(INF);
        assertThat(Times.ofSeconds(1, INF).median()).contains(INF);
    }

    @Test
    void negativeTimesAndNoNumbersAreRefused() {
        assertThatThrownBy(() -> Times.ofSeconds(1, -1)).hasMessageContaining("no time: -1.0 s");
        assertThatThrownBy(() -> Times.ofSeconds(Double.NaN)).hasMessageContaining("no time: NaN s");
    }

    @Test
    void aSummaryOfFewTimesDoesNotPretend() {
        Summary summary = Summary.of(ranks(5));

        assertThat(summary.median()).contains(3.0);
        assertThat(summary.medianInterval()).isEmpty();
        assertThat(summary.p95AtMost()).isEqualTo(Optional.empty());
    }
}
