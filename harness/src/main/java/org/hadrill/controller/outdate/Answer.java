package org.hadrill.controller.outdate;

/**
 * What the handler tells DRBD by its exit code (DRBD User's Guide 8.4, "The peer fencing interface"), and what the kernel makes of
 * it. 5, "peer unreachable", is never given: DRBD takes it for a dead peer, and silence is no proof.
 */
public enum Answer {
    /** Nothing is known of the peer: I/O stays frozen, a promotion fails. */
    FAILED(1),
    /** The peer's disk is Inconsistent and cannot be used: DRBD goes on. */
    PEER_INCONSISTENT(3),
    /** The peer's disk is Outdated, and that was read there: DRBD goes on. */
    PEER_OUTDATED(4),
    /** The peer is Primary: DRBD outdates its own disk, here. */
    PEER_PRIMARY(6),
    /** The peer is off, and that was read back: DRBD goes on. */
    PEER_FENCED(7);

    private final int exitCode;

    Answer(int exitCode) {
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}
