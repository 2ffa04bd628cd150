package org.hadrill.cli.bench;

import java.util.Arrays;
import java.util.Random;
import org.apache.commons.statistics.descriptive.Median;
import org.hadrill.report.stats.Interval;

/**
 * How many times the median of one sample is that of another, with the percentile interval of a bootstrap (Efron and Tibshirani,
 * An Introduction to the Bootstrap, section 13.3): both samples are drawn anew, with replacement.
 *
 * @param interval holds the true ratio with 95% confidence, roughly, as a bootstrap of few samples does
 */
record RatioOfMedians(double estimate, Interval interval) {
    static final int DRAWS = 10_000;
    private static final double TAIL = 0.025;
    private static final Median MEDIAN = Median.withDefaults();

    /**
     * @param seed the same seed draws the same
     * @throws IllegalArgumentException without samples
     */
    static RatioOfMedians of(double[] numerator, double[] denominator, long seed) {
        if (numerator.length == 0 || denominator.length == 0) {
            throw new IllegalArgumentException("a ratio needs samples on both sides");
        }
        Random random = new Random(seed);
        double[] ratios = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            ratios[i] = MEDIAN.evaluate(drawn(numerator, random)) / MEDIAN.evaluate(drawn(denominator, random));
        }
        Arrays.sort(ratios);
        return new RatioOfMedians(
                MEDIAN.evaluate(numerator) / MEDIAN.evaluate(denominator),
                new Interval(ratios[(int) (TAIL * DRAWS)], ratios[(int) ((1 - TAIL) * DRAWS) - 1]));
    }

    private static double[] drawn(double[] from, Random random) {
        return random.ints(from.length, 0, from.length)
                .mapToDouble(i -> from[i])
                .toArray();
    }
}
