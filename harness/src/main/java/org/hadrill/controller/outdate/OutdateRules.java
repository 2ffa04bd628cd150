package org.hadrill.controller.outdate;

import java.util.Optional;
import org.hadrill.drbd.DiskState;
import org.hadrill.drbd.Role;

/**
 * When which answer is right, from nothing but the states of both sides; pure, for whoever drives the steps ({@link OutdatePeer}
 * on a node, a simulation in its own time): {@link #own}, then {@link #known} of the peer's state, then outdate it, then {@link
 * #known} again, then switch it off where {@link #mayShoot} says so, else {@link Answer#FAILED}.
 */
public final class OutdateRules {
    private OutdateRules() {}

    /** The answer that follows from this node's state alone: with a bad disk of our own, nobody gains by an outdated peer. */
    public static Optional<Answer> own(DrbdState here) {
        return here.disk() == DiskState.UP_TO_DATE || here.disk() == DiskState.CONSISTENT
                ? Optional.empty()
                : Optional.of(Answer.FAILED);
    }

    /** The answer that follows from both states; empty when the peer must be outdated, or was not. */
    public static Optional<Answer> known(DrbdState here, DrbdState there) {
        if (there.role() == Role.PRIMARY) {
            // 6 would outdate the disk under a Primary here.
            return Optional.of(here.role() == Role.SECONDARY ? Answer.PEER_PRIMARY : Answer.FAILED);
        }
        return switch (there.disk()) {
            case OUTDATED -> Optional.of(Answer.PEER_OUTDATED);
            case INCONSISTENT -> Optional.of(Answer.PEER_INCONSISTENT);
            case CONSISTENT -> Optional.empty();
            // UpToDate, or unclear: it may hold what is missing here after a reboot.
            default -> mayShoot(here) ? Optional.empty() : Optional.of(Answer.FAILED);
        };
    }

    /** Whether a dead peer makes the data here the newest: not when they are merely Consistent, as after a reboot. */
    public static boolean mayShoot(DrbdState here) {
        return here.disk() == DiskState.UP_TO_DATE;
    }
}
