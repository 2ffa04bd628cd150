package org.hadrill.drbd;

import java.util.stream.Stream;

/** Role of a node. {@link #UNKNOWN} is DRBD's own word for a peer that is not connected. */
public enum Role {
    PRIMARY("Primary"),
    SECONDARY("Secondary"),
    UNKNOWN("Unknown"),
    /** A role that is not known here, or none was printed: see {@link DrbdStatus#text()}. */
    OTHER("");

    private final String name;

    Role(String name) {
        this.name = name;
    }

    /** DRBD's own word. */
    public String word() {
        return name;
    }

    /** The role with this word; {@link #OTHER} where it is none. */
    public static Role of(String text) {
        return Stream.of(values())
                .filter(role -> role.name.equals(text))
                .findFirst()
                .orElse(OTHER);
    }
}
