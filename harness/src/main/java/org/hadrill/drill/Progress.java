package org.hadrill.drill;

/** Told what a drill is doing, for the status line. Called on the drill's thread, several times a second at most. */
public interface Progress {
    /** Nobody listens. */
    Progress NONE = (phase, detail) -> {};

    /** {@code phase} in a few words, such as {@code waiting for m1}; {@code detail} such as {@code resync 61%}. */
    void at(String phase, String detail);
}
