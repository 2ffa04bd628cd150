package org.hadrill.text;

/** Text of a user's file, made fit for one line of a terminal. */
public final class Shown {
    public static final int MAX_LENGTH = 60;

    private static final String PRIVATE_KEY = "-----BEGIN";

    private Shown() {}

    /** The text in single quotes. */
    public static String quoted(String text) {
        return "'" + plain(text) + "'";
    }

    /** No private key, control characters replaced, the end cut off where it is longer than {@link #MAX_LENGTH}. */
    public static String plain(String text) {
        String line = text.startsWith(PRIVATE_KEY) ? PRIVATE_KEY + "..." : text.replaceAll("\\p{C}", "?");
        return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH - 3) + "...";
    }
}
