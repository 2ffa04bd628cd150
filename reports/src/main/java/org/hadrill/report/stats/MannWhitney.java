package org.hadrill.report.stats;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.inference.MannWhitneyUTest;

/**
 * Whether times of two kinds differ, by their ranks alone (Mann and Whitney, 1947): two-sided, exact as long as there are few,
 * also with ties. Times that had not ended are longer than all others and tie among themselves.
 */
final class MannWhitney {
    /** Up to so many times together the distribution is counted out; above, it is normal with ties and continuity corrected. */
    static final int EXACT_LIMIT = 100;

    private MannWhitney() {}

    /** The probability to see times that far apart, or farther, if both are of one kind; 1 where one side is empty. */
    static double p(Times old, Times now) {
        if (old.n() == 0 || now.n() == 0) {
            return 1;
        }
        if (DoubleStream.concat(Arrays.stream(old.seconds()), Arrays.stream(now.seconds()))
                        .distinct()
                        .count()
                == 1) {
            return 1;
        }
        if (old.n() + now.n() > EXACT_LIMIT) {
            return MannWhitneyUTest.withDefaults()
                    .with(org.apache.commons.statistics.inference.PValueMethod.ASYMPTOTIC)
                    .test(finite(old), finite(now))
                    .getPValue();
        }
        int[] scores = doubledRanks(old, now);
        int sum = Arrays.stream(scores, 0, old.n()).sum();
        return new RankSums(scores, old.n()).atLeastAsFar(sum);
    }

    /** The library's ranks know no infinity. */
    private static double[] finite(Times times) {
        return Arrays.stream(times.seconds())
                .map(s -> Math.min(s, Double.MAX_VALUE))
                .toArray();
    }

    /** Twice the rank of each, so that those of ties are whole numbers, too: first of {@code old}, then of {@code now}. */
    private static int[] doubledRanks(Times old, Times now) {
        double[] all = DoubleStream.concat(Arrays.stream(old.seconds()), Arrays.stream(now.seconds()))
                .toArray();
        double[] sorted = all.clone();
        Arrays.sort(sorted);
        return Arrays.stream(all)
                .mapToInt(value -> {
                    int below = 0;
                    int equal = 0;
                    for (double other : sorted) {
                        below += other < value ? 1 : 0;
                        equal += other == value ? 1 : 0;
                    }
                    return 2 * below + equal + 1;
                })
                .toArray();
    }

    /**
     * How many of the n&middot;m pairs may be in the wrong order for the test to reject with {@code alpha} on two sides, and one
     * more: the test rejects where fewer are. Zero where it never can. Without ties.
     */
    static int pairsToReject(int n, int m, double alpha) {
        if (n == 0 || m == 0) {
            return 0;
        }
        if (n + m > EXACT_LIMIT) {
            double spread = Math.sqrt(n * (double) m * (n + m + 1) / 12);
            double z = NormalDistribution.of(0, 1).inverseSurvivalProbability(alpha / 2);
            return Math.max(0, (int) Math.floor(n * (double) m / 2 - 0.5 - z * spread) + 1);
        }
        int[] ranks = new int[n + m];
        Arrays.setAll(ranks, i -> i + 1);
        RankSums sums = new RankSums(ranks, n);
        int least = n * (n + 1) / 2;
        int pairs = 0;
        while (pairs <= n * m / 2 && sums.atMost(least + pairs) <= alpha / 2) {
            pairs++;
        }
        return pairs;
    }
}
