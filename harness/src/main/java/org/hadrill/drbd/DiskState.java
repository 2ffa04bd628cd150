package org.hadrill.drbd;

import java.util.stream.Stream;

/** State of the data on one node's disk. {@link #UNKNOWN} is DRBD's {@code DUnknown}, a peer that is not connected. */
public enum DiskState {
    DISKLESS("Diskless"),
    ATTACHING("Attaching"),
    DETACHING("Detaching"),
    FAILED("Failed"),
    NEGOTIATING("Negotiating"),
    INCONSISTENT("Inconsistent"),
    OUTDATED("Outdated"),
    UNKNOWN("DUnknown"),
    /** From 8.0 on: perhaps outdated. In 0.7: good, which has no better word. */
    CONSISTENT("Consistent"),
    UP_TO_DATE("UpToDate"),
    /** Nothing was printed, as for the peer's disk in 0.7. */
    NOT_SHOWN(""),
    /** A state that is not known here: see {@link DrbdStatus#text()}. */
    OTHER("?");

    private final String name;

    DiskState(String name) {
        this.name = name;
    }

    /** DRBD's own word. */
    public String word() {
        return name;
    }

    /** The state with this word; {@link #OTHER} where it is none. */
    public static DiskState of(String text) {
        return Stream.of(values())
                .filter(state -> state.name.equals(text))
                .findFirst()
                .orElse(OTHER);
    }
}
