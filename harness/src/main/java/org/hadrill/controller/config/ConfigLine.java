package org.hadrill.controller.config;

import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/**
 * The words of a line that says something.
 *
 * @param number from 1
 * @param words at least one
 */
record ConfigLine(int number, List<String> words) {
    private static final String SPACE = " \t\r\f";

    ConfigLine {
        words = List.copyOf(words);
    }

    /** The lines of ha.cf that say something. */
    static List<ConfigLine> of(List<String> lines) {
        List<ConfigLine> all = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            List<String> words = words(withoutComment(lines.get(i)));
            if (!words.isEmpty()) {
                all.add(new ConfigLine(i + 1, words));
            }
        }
        return all;
    }

    /** A {@code #} anywhere begins a comment. */
    static String withoutComment(String line) {
        int comment = line.indexOf('#');
        return comment < 0 ? line : line.substring(0, comment);
    }

    static List<String> words(String text) {
        return split(text, SPACE);
    }

    String first() {
        return words.get(0);
    }

    /** What follows the first word. */
    List<String> rest() {
        return words.subList(1, words.size());
    }

    /** What follows the first word, where commas separate too. */
    List<String> list() {
        return split(String.join(" ", rest()), SPACE + ",");
    }

    private static List<String> split(String text, String separators) {
        List<String> words = new ArrayList<>();
        StringTokenizer tokens = new StringTokenizer(text, separators);
        while (tokens.hasMoreTokens()) {
            words.add(tokens.nextToken());
        }
        return words;
    }
}
