package org.hadrill.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known word that a wrong one was probably meant to be. */
public final class DidYouMean {
    /** Longer words are not compared: nobody mistypes them, and the work grows with the square. */
    private static final int MAX_WORD = 64;

    private DidYouMean() {}

    /**
     * The nearest known word, at most a third of its letters away (one at least); the last of equally near ones, so that
     * {@code eth3} means {@code eth2}.
     */
    public static Optional<String> nearest(String wrong, Collection<String> known) {
        String word = plain(wrong);
        if (word.length() > MAX_WORD) {
            return Optional.empty();
        }
        return known.stream()
                .filter(k -> distance(word, plain(k)) <= Math.max(1, k.length() / 3))
                .reduce((a, b) -> closer(word, a, b));
    }

    /** The sentence to append to a message, or the known words where none is near. */
    public static String sentence(String wrong, Collection<String> known) {
        return nearest(wrong, known)
                .map(near -> "Did you mean " + near + "?")
                .orElseGet(() -> "Known: " + String.join(", ", known));
    }

    private static String closer(String word, String a, String b) {
        return Comparator.comparingInt((String k) -> distance(word, plain(k))).compare(a, b) < 0 ? a : b;
    }

    /** Case and word separators are no difference: {@code cipherSuite} is {@code cipher-suite}. */
    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }

    /** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 ? j : j == 0 ? i : step(d, a, b, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int step(int[][] d, String a, String b, int i, int j) {
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + cost);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
    }
}
