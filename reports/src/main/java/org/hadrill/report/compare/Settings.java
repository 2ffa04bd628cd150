package org.hadrill.report.compare;

import org.hadrill.report.stats.Sensitivity;

/**
 * What is asked of a comparison.
 *
 * @param alpha share of false alarms among comparisons of equal runs, at most: {@code slower}, {@code faster} or a pass rate that
 *     changed, anywhere in the comparison
 * @param matters the smallest slowdown that matters, as a share of the old median
 */
public record Settings(double alpha, double matters) {
    public static final Settings DEFAULT = new Settings(0.05, 0.2);

    /** The confidence of the intervals of shifts, each by itself. */
    public static final double CONFIDENCE = 0.95;

    public Settings {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("the share of false alarms must be between 0 and 1, not " + alpha);
        }
        if (!(matters > 0)) {
            throw new IllegalArgumentException("the slowdown that matters must be more than nothing, not " + matters);
        }
    }

    /** How often a slowdown that could be seen is found. */
    public double power() {
        return Sensitivity.POWER;
    }
}
