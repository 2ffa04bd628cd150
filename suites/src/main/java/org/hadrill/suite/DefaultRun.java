package org.hadrill.suite;

/** The run of a scenario class that somebody started by itself, as an IDE does. */
final class DefaultRun {
    private DefaultRun() {}

    static Drills open() {
        throw new IllegalStateException("not yet");
    }
}
