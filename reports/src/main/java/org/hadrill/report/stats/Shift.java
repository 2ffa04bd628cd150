package org.hadrill.report.stats;

import java.util.Arrays;
import java.util.Optional;

/**
 * How much longer the new times are than the old ones: the median of all differences of a new and an old one, with the interval
 * that Mann and Whitney's test does not reject (Hodges and Lehmann, 1963). Seconds; positive is slower.
 *
 * @param estimate infinite where more than half of the differences are, as times had not ended on one side
 * @param interval empty where there are too few times for its confidence
 * @param ahead of all pairs of an old and a new time, how many more are slower than faster; zero where neither side is ahead
 */
public record Shift(double estimate, Optional<Interval> interval, int ahead) {
    /** More differences than this are counted, to a microsecond, and not sorted. */
    private static final int SORTED_PAIRS = 20_000;

    /** @throws IllegalArgumentException when one side is empty */
    public static Shift of(Times old, Times now, double confidence) {
        if (old.n() == 0 || now.n() == 0) {
            throw new IllegalArgumentException("no shift without times on both sides");
        }
        if (old.n() * (long) now.n() > SORTED_PAIRS && old.censored() + now.censored() == 0) {
            return ofMany(old, now, confidence);
        }
        double[] differences = differences(old, now);
        int count = differences.length;
        int reject = MannWhitney.pairsToReject(old.n(), now.n(), 1 - confidence);
        return new Shift(
                mean(differences[(count - 1) / 2], differences[count / 2]),
                reject == 0
                        ? Optional.empty()
                        : Optional.of(new Interval(differences[reject - 1], differences[count - reject])),
                (int) Arrays.stream(differences).map(Math::signum).sum());
    }

    private static Shift ofMany(Times old, Times now, double confidence) {
        Differences slower = new Differences(now.seconds(), old.seconds());
        Differences faster = new Differences(old.seconds(), now.seconds());
        long count = slower.count();
        int reject = MannWhitney.pairsToReject(old.n(), now.n(), 1 - confidence);
        return new Shift(
                mean(slower.largest(count - (count - 1) / 2), slower.largest(count - count / 2)),
                reject == 0
                        ? Optional.empty()
                        : Optional.of(new Interval(slower.largest(count - reject + 1), slower.largest(reject))),
                Math.toIntExact(slower.above(0) - faster.above(0)));
    }

    /** Whether they differ at all: {@link MannWhitney#p}. */
    public static double p(Times old, Times now) {
        return MannWhitney.p(old, now);
    }

    /** Sorted. Two times that had not ended do not differ, as far as anybody knows. */
    static double[] differences(Times old, Times now) {
        double[] from = old.seconds();
        double[] to = now.seconds();
        double[] differences = new double[from.length * to.length];
        int i = 0;
        for (double o : from) {
            for (double n : to) {
                differences[i++] = o == n ? 0 : n - o;
            }
        }
        Arrays.sort(differences);
        return differences;
    }

    private static double mean(double a, double b) {
        boolean opposite = Double.isInfinite(a) && Double.isInfinite(b) && a != b;
        return opposite ? 0 : a + (a == b ? 0 : (b - a) / 2);
    }
}
