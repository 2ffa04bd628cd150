package org.hadrill.cli;

/** Whether to colour: only on a terminal, and not where {@code NO_COLOR} is set (no-color.org). */
final class Colours {
    private Colours() {}

    static boolean wanted() {
        return terminal() && System.getenv("NO_COLOR") == null;
    }

    /** Whether standard output is a terminal that understands control sequences. */
    static boolean terminal() {
        return System.console() != null && !"dumb".equals(System.getenv("TERM"));
    }
}
