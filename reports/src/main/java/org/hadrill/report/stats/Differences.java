package org.hadrill.report.stats;

import java.util.Arrays;

/**
 * All differences of one of some numbers and one of others, by their rank. A few are sorted; many are counted in one walk along
 * both sides again and again, which tells a difference to {@link #SMALLEST_STEP} without ever having them all.
 */
final class Differences {
    /** Seconds: far below any period of a probe. */
    static final double SMALLEST_STEP = 1e-6;

    private static final int SORTED_PAIRS = 256;

    private final double[] from;
    private final double[] less;

    /** @param from the numbers of which the others are taken; finite, as {@code less} is */
    Differences(double[] from, double[] less) {
        this.from = from.clone();
        this.less = less.clone();
        Arrays.sort(this.from);
        Arrays.sort(this.less);
    }

    long count() {
        return (long) from.length * less.length;
    }

    /** The {@code rank}-th largest, from 1. */
    double largest(long rank) {
        if (count() <= SORTED_PAIRS) {
            return sorted()[(int) (count() - rank)];
        }
        double low = from[0] - less[less.length - 1];
        double high = from[from.length - 1] - less[0];
        while (high - low > SMALLEST_STEP) {
            double middle = low + (high - low) / 2;
            if (above(middle) >= rank) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private double[] sorted() {
        double[] all = new double[(int) count()];
        for (int i = 0; i < all.length; i++) {
            all[i] = from[i / less.length] - less[i % less.length];
        }
        Arrays.sort(all);
        return all;
    }

    /** How many are larger than {@code limit}. */
    long above(double limit) {
        long pairs = 0;
        int j = 0;
        for (double one : from) {
            while (j < less.length && one - less[j] > limit) {
                j++;
            }
            pairs += j;
        }
        return pairs;
    }
}
