package org.hadrill.report.stats;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * How many of how many, with what can be said of the true share.
 *
 * @param hits from 0 to {@code of}
 */
public record Share(int hits, int of) {
    public Share {
        if (hits < 0 || hits > of) {
            throw new IllegalArgumentException(hits + " of " + of + " is no share");
        }
    }

    public int misses() {
        return of - hits;
    }

    /**
     * The exact interval of the true share (Clopper and Pearson, Biometrika 26, 1934).
     *
     * @param confidence such as 0.95, half of the rest on each side
     */
    public Interval interval(double confidence) {
        double tail = (1 - confidence) / 2;
        double low = hits == 0 ? 0 : BetaDistribution.of(hits, misses() + 1).inverseCumulativeProbability(tail);
        double high =
                misses() == 0 ? 1 : BetaDistribution.of(hits + 1, misses()).inverseSurvivalProbability(tail);
        return new Interval(low, high);
    }

    /**
     * Such as {@code 19 of 20, 75.1 to 99.9%}; where nothing missed, {@code 20 of 20, misses at most 3/20}: after no miss in
     * n the true share of misses is below 3/n with 95% confidence (Hanley and Lippman-Hand, JAMA 249, 1983).
     */
    public String words(double confidence) {
        String counts = hits + " of " + of;
        if (of == 0) {
            return counts;
        }
        if (misses() == 0) {
            return counts + ", misses at most 3/" + of;
        }
        Interval share = interval(confidence);
        return String.format(
                java.util.Locale.ROOT, "%s, %.1f to %.1f%%", counts, 100 * share.low(), 100 * share.high());
    }
}
