package org.hadrill.report.sample;

import java.util.Locale;

/** Which part of a drill: the service lost and restored after the fault, or its way home afterwards. */
public enum Move {
    /** From the fault on, until the failback where there is one; also where the service only had to stay or to wait. */
    TAKEOVER,
    /** When the service went home. */
    FAILBACK;

    /** The word in {@code run.json} and on the screen. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when there is no such word */
    public static Move of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
