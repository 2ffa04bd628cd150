package org.hadrill.controller;

import org.hadrill.controller.Status.GroupState;
import org.hadrill.controller.Status.PeerState;

/** What to do next with a group that no script is running for: a pure function of the {@link Situation}. */
enum Step {
    STAY,
    /** Say that we are about to acquire, and wait until the peer has heard it. */
    ANNOUNCE,
    WITHDRAW,
    ACQUIRE,
    /** Both have it: this node yields. */
    YIELD,
    /** Release it for the peer. */
    HAND_OVER,
    RELEASE,
    /** The peer must be seen off before anything else. */
    FENCE;

    /**
     * All that the decision depends on.
     *
     * @param here what this node does with the group
     * @param there what the peer says of it; {@link GroupState#UNKNOWN} when it says nothing
     * @param preferred whether this node has the group when all is well
     * @param stopping whether this node shall end
     * @param ceded this node gave it away on purpose
     * @param standby this node is asked to give it away
     * @param peer what we hold the peer for
     * @param peerStopping whether the peer said so, knowing this life of ours
     * @param peerWants whether the peer asks for it
     * @param peerCeded whether the peer gave it away on purpose
     * @param peerHeardUs whether the peer has heard our announcement, or needs none
     * @param stonith whether a device is configured that switches the peer off
     * @param fenced whether the peer was read back as off, and not heard since
     * @param reached ping nodes that we reach
     * @param peerReached ping nodes that the peer reaches
     * @param outsideLost whether we have reached fewer than the peer for long enough to act
     */
    record Situation(
            GroupState here,
            GroupState there,
            boolean preferred,
            boolean stopping,
            boolean ceded,
            boolean standby,
            PeerState peer,
            boolean peerStopping,
            boolean peerWants,
            boolean peerCeded,
            boolean peerHeardUs,
            boolean stonith,
            boolean fenced,
            int reached,
            int peerReached,
            boolean outsideLost) {

        /** Whether this node goes first when both could acquire: a total order, so that one of the two always does. */
        boolean goesFirst() {
            boolean mine = here != GroupState.FAILED;
            boolean theirs = there != GroupState.FAILED && !peerStopping;
            if (mine != theirs) {
                return mine;
            }
            if (ceded != peerCeded) {
                return peerCeded;
            }
            if (reached != peerReached) {
                return reached > peerReached;
            }
            return preferred;
        }
    }

    static Step of(Situation s) {
        return switch (s.here()) {
            case HELD -> held(s);
            case RELEASED, ANNOUNCED -> s.stopping() ? (s.here() == GroupState.ANNOUNCED ? WITHDRAW : STAY) : idle(s);
            case FAILED, UNKNOWN, ACQUIRING, RELEASING, STUCK -> STAY;
        };
    }

    private static Step held(Situation s) {
        if (s.stopping()) {
            return RELEASE;
        }
        if (s.peer() != PeerState.ALIVE) {
            return STAY;
        }
        return switch (s.there()) {
            case HELD -> s.preferred() ? STAY : YIELD;
            case RELEASED, ANNOUNCED ->
                !s.peerStopping() && (s.standby() || s.peerWants() || s.outsideLost()) ? HAND_OVER : STAY;
            case UNKNOWN, ACQUIRING, RELEASING, FAILED, STUCK -> STAY;
        };
    }

    private static Step idle(Situation s) {
        return switch (s.peer()) {
            case UNKNOWN -> STAY;
            case LEFT -> ACQUIRE;
            case DEAD -> s.stonith() && !s.fenced() ? FENCE : ACQUIRE;
            case ALIVE -> besideLivingPeer(s);
        };
    }

    private static Step besideLivingPeer(Situation s) {
        switch (s.there()) {
            case RELEASED, FAILED, ANNOUNCED -> {
                if (s.peerStopping()) {
                    return ACQUIRE;
                }
                if (!s.goesFirst()) {
                    return s.here() == GroupState.ANNOUNCED ? WITHDRAW : STAY;
                }
                if (s.here() == GroupState.RELEASED && !s.peerHeardUs()) {
                    return ANNOUNCE;
                }
                return s.peerHeardUs() && s.there() != GroupState.ANNOUNCED ? ACQUIRE : STAY;
            }
            case STUCK -> {
                return s.stonith() ? FENCE : STAY;
            }
            default -> {
                return s.here() == GroupState.ANNOUNCED ? WITHDRAW : STAY;
            }
        }
    }
}
