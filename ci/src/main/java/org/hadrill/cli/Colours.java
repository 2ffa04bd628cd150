package org.hadrill.cli;

/** Whether to colour: only on a terminal, and not where {@code NO_COLOR} is set (no-color.org). */
final class Colours {
    // Not System.console(): from Java 22 on it is there without a terminal, too.
    private static final boolean TTY = "true".equals(System.getenv("HADRILL_TTY"));

    private Colours() {}

    static boolean wanted() {
        return terminal() && System.getenv("NO_COLOR") == null;
    }

    /** Whether standard output is a terminal that understands control sequences. */
    static boolean terminal() {
        return TTY && !"dumb".equals(System.getenv("TERM"));
    }
}
