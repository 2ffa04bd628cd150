package org.hadrill.report.stats;

import java.util.Optional;

/**
 * What times of one kind come to. Seconds; infinity stands for "had not ended when the observation did".
 *
 * @param n how many, those that had not ended among them
 * @param censored how many had not ended
 * @param median empty without any
 * @param medianInterval holds the true median with {@link #CONFIDENCE}; empty below 6
 * @param max the longest; empty without any
 * @param p95AtMost what 95% of all drills do not exceed, with {@link #CONFIDENCE}; empty below 59
 */
public record Summary(
        int n,
        int censored,
        Optional<Double> median,
        Optional<Interval> medianInterval,
        Optional<Double> max,
        Optional<Double> p95AtMost) {
    public static final double CONFIDENCE = 0.95;
    public static final double QUANTILE = 0.95;

    public static Summary of(Times times) {
        return new Summary(
                times.n(),
                times.censored(),
                times.median(),
                times.medianInterval(CONFIDENCE),
                times.max(),
                times.upperBound(QUANTILE, CONFIDENCE));
    }
}
