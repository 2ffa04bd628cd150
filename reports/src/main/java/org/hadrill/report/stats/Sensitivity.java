package org.hadrill.report.stats;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/**
 * Which slowdown Mann and Whitney's test finds among times that spread as these do. The spread is drawn from the times
 * themselves, each taken from the median of its side, so that a difference between the sides does not count as spread; those
 * that had not ended say nothing of it. The seed is fixed: the same times give the same answer.
 */
public final class Sensitivity {
    /** A slowdown counts as one that can be seen when it is found so often. */
    public static final double POWER = 0.8;

    /** More samples than this are not computed. */
    public static final int SAMPLES_LIMIT = 1000;

    public static final long SEED = 1;

    private static final int DRAWS = 400;

    private static final int DRAWS_AT_LEAST = 40;

    /** Pairs of all draws together: the more there are in one, the nearer each draw comes to the others. */
    private static final long PAIRS = 4_000_000;

    /** From here on the needed samples grow with the square of what they have to see. */
    private static final int DRAWN_UP_TO = 40;

    private final double[] deviations;

    public Sensitivity(Times old, Times now) {
        double[] both = DoubleStream.concat(deviations(old), deviations(now)).toArray();
        // Each side's median has taken up one degree of freedom.
        double unbiased = both.length > 2 ? Math.sqrt(both.length / (both.length - 2.0)) : 1;
        this.deviations = Arrays.stream(both).map(d -> d * unbiased).toArray();
    }

    private static DoubleStream deviations(Times times) {
        double[] ended = Arrays.stream(times.seconds()).filter(Double::isFinite).toArray();
        double middle = Times.ofSeconds(ended).median().orElse(0.0);
        return Arrays.stream(ended).map(s -> s - middle);
    }

    /**
     * The smallest slowdown that {@code n} old and {@code m} new times show with {@link #POWER}, in seconds.
     *
     * @param alpha of the two-sided test
     * @return infinity where the test cannot reject with so few, or nothing is known of the spread
     */
    public double smallest(int n, int m, double alpha) {
        int reject = MannWhitney.pairsToReject(n, m, alpha);
        if (reject == 0 || deviations.length == 0) {
            return Double.POSITIVE_INFINITY;
        }
        if (Arrays.stream(deviations).allMatch(d -> d == 0)) {
            return 0;
        }
        SplittableRandom random = new SplittableRandom(SEED);
        int draws = (int) Math.max(DRAWS_AT_LEAST, Math.min(DRAWS, PAIRS / ((long) n * m)));
        double[] needed = new double[draws];
        for (int draw = 0; draw < draws; draw++) {
            // So much later, all but fewer than that many pairs are in order.
            needed[draw] = new Differences(draw(random, n), draw(random, m)).largest(reject);
        }
        Arrays.sort(needed);
        return Math.max(0, needed[(int) Math.ceil(POWER * draws) - 1]);
    }

    private double[] draw(SplittableRandom random, int count) {
        double[] drawn = new double[count];
        Arrays.setAll(drawn, i -> deviations[random.nextInt(deviations.length)]);
        return drawn;
    }

    /** How many times each side needs to show {@code slowdown} with {@link #POWER}; empty above {@link #SAMPLES_LIMIT}. */
    public OptionalInt samples(double slowdown, double alpha) {
        double seen = Double.POSITIVE_INFINITY;
        int drawn = 0;
        for (int n = 2; n <= DRAWN_UP_TO; n += 1 + n / 8) {
            seen = smallest(n, n, alpha);
            drawn = n;
            if (seen <= slowdown) {
                return OptionalInt.of(n);
            }
        }
        double n = drawn * Math.pow(seen / slowdown, 2);
        return n <= SAMPLES_LIMIT ? OptionalInt.of((int) Math.ceil(n)) : OptionalInt.empty();
    }
}
