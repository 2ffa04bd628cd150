package org.hadrill.report.stats;

/**
 * The exact distribution of a sum of scores when {@code chosen} of them are drawn without looking, each choice as likely as
 * any: what Mann and Whitney's test compares with. Ties are no trouble, as only the scores count (Streitberg and R&ouml;hmel,
 * Exact distributions for permutation and rank tests, 1986).
 */
final class RankSums {
    /** {@code ways[s]} choices have the sum s. */
    private final double[] ways;

    private final double all;

    /** @param scores not negative; their sum bounds time and memory */
    RankSums(int[] scores, int chosen) {
        int most = 0;
        for (int score : scores) {
            most += score;
        }
        double[][] ofSize = new double[chosen + 1][most + 1];
        ofSize[0][0] = 1;
        int reached = 0;
        for (int i = 0; i < scores.length; i++) {
            reached += scores[i];
            for (int size = Math.min(i + 1, chosen); size > 0; size--) {
                for (int sum = scores[i]; sum <= reached; sum++) {
                    ofSize[size][sum] += ofSize[size - 1][sum - scores[i]];
                }
            }
        }
        this.ways = ofSize[chosen];
        double sum = 0;
        for (double w : ways) {
            sum += w;
        }
        this.all = sum;
    }

    /** The probability of a sum of at most {@code sum}. */
    double atMost(int sum) {
        double below = 0;
        for (int s = 0; s <= Math.min(sum, ways.length - 1); s++) {
            below += ways[s];
        }
        return below / all;
    }

    /** The probability of a sum at least as far from the mean as {@code sum}, on either side. */
    double atLeastAsFar(int sum) {
        double moment = 0;
        for (int s = 0; s < ways.length; s++) {
            moment += ways[s] * s;
        }
        double mean = moment / all;
        // Sums are whole numbers and their mean is a fraction of the scores' count: far less than this apart, they are
        // equal.
        double distance = Math.abs(sum - mean) - 1e-6;
        double far = 0;
        for (int s = 0; s < ways.length; s++) {
            if (Math.abs(s - mean) >= distance) {
                far += ways[s];
            }
        }
        return Math.min(1, far / all);
    }
}
