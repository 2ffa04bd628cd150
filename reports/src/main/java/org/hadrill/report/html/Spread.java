package org.hadrill.report.html;

import java.util.List;

/**
 * Median and its 95% interval by order statistics: the ranks between which the median lies with at least that probability,
 * whatever the distribution.
 */
record Spread(double low, double median, double high) {
    private static final double TAIL = 0.025;

    static Spread of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int n = sorted.size();
        int rank = 0;
        double probability = Math.pow(0.5, n);
        double below = probability;
        while (below <= TAIL && rank < n / 2) {
            rank++;
            probability *= (double) (n - rank + 1) / rank;
            below += probability;
        }
        int low = Math.max(0, rank - 1);
        double median = (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
        return new Spread(sorted.get(low), median, sorted.get(n - 1 - low));
    }
}
