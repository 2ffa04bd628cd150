package org.hadrill.report.stats;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.hadrill.report.sample.OutageSample;

/**
 * Times of one kind, in seconds, from the shortest on. One that had not ended when the observation did is known to be longer
 * than it was seen for and no more: it counts as longer than all that ended, as infinity. Medians, ranks and bounds by order
 * statistics stay exact that way, and nothing is left out.
 *
 * <p>Immutable.
 */
public final class Times {
    private final double[] sorted;

    private Times(double[] seconds) {
        for (double s : seconds) {
            if (!(s >= 0)) {
                throw new IllegalArgumentException("no time: " + s + " s");
            }
        }
        this.sorted = seconds.clone();
        Arrays.sort(sorted);
    }

    /** @param seconds in any order; infinity for what had not ended */
    public static Times ofSeconds(double... seconds) {
        return new Times(seconds);
    }

    public static Times of(Collection<Duration> durations) {
        return new Times(durations.stream().mapToDouble(Times::seconds).toArray());
    }

    public static Times ofOutages(Collection<OutageSample> outages) {
        return new Times(outages.stream().mapToDouble(Times::seconds).toArray());
    }

    static double seconds(OutageSample outage) {
        return outage.censored() ? Double.POSITIVE_INFINITY : seconds(outage.duration());
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    /** How many, those that had not ended among them. */
    public int n() {
        return sorted.length;
    }

    /** How many had not ended. */
    public int censored() {
        return (int) Arrays.stream(sorted).filter(Double::isInfinite).count();
    }

    /** A copy, from the shortest on. */
    public double[] seconds() {
        return sorted.clone();
    }

    /** The {@code rank}-th shortest, from 1. */
    private double at(int rank) {
        return sorted[rank - 1];
    }

    /** The middle one, or the mean of the two in the middle; infinity where one of them had not ended; empty without any. */
    public Optional<Double> median() {
        int n = n();
        return n == 0 ? Optional.empty() : Optional.of((at((n + 1) / 2) + at(n / 2 + 1)) / 2);
    }

    /** The longest; infinity where one had not ended; empty without any. */
    public Optional<Double> max() {
        return n() == 0 ? Optional.empty() : Optional.of(at(n()));
    }

    /**
     * The interval that holds the true median with at least {@code confidence}, whatever the distribution: between two order
     * statistics, by the binomial distribution (David and Nagaraja, Order Statistics, section 7.1).
     *
     * @return empty where there are too few: for 0.95, below 6
     */
    public Optional<Interval> medianInterval(double confidence) {
        int n = n();
        BinomialDistribution shorter = BinomialDistribution.of(n, 0.5);
        int rank = 0;
        while (rank < n && shorter.cumulativeProbability(rank) <= (1 - confidence) / 2) {
            rank++;
        }
        return rank == 0 ? Optional.empty() : Optional.of(new Interval(at(rank), at(n + 1 - rank)));
    }

    /**
     * What the true {@code quantile} does not exceed with at least {@code confidence}, whatever the distribution: the smallest
     * order statistic that does (Hahn and Meeker, Statistical Intervals, section 5.2).
     *
     * @return empty where there are too few: for the 0.95 quantile with confidence 0.95, below 59
     */
    public Optional<Double> upperBound(double quantile, double confidence) {
        BinomialDistribution below = BinomialDistribution.of(n(), quantile);
        for (int rank = 1; rank <= n(); rank++) {
            if (below.cumulativeProbability(rank - 1) >= confidence) {
                return Optional.of(at(rank));
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return Arrays.toString(sorted);
    }
}
