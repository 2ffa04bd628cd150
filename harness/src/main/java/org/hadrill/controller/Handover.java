package org.hadrill.controller;

import java.time.Duration;
import org.hadrill.cluster.NodeName;
import org.hadrill.controller.Status.GroupState;

/**
 * How a share of the groups moves between two living nodes in Heartbeat's protocol, {@code ask_resources}: the giver says {@code
 * me}, the taker {@code other}, the giver {@code done} when all is released, and the taker {@code done} when all is acquired.
 * One at a time. The share is always in the words of the giver.
 */
final class Handover {
    /** Longest wait for an answer to {@code me}; Heartbeat's own, which has forgotten the question then. */
    static final Duration OFFER_LIMIT = Duration.ofSeconds(10);

    /** Where it stands. */
    enum Stage {
        NONE,
        /** We said {@code me}. */
        OFFERED,
        /** They said {@code other}: we release. */
        GIVING,
        /** We said {@code done}: they acquire. */
        GIVEN,
        /** They said {@code me}, and we have not answered. */
        PROPOSED,
        /** We said {@code other}: they release. */
        RECEIVING,
        /** They said {@code done}: we acquire. */
        TAKING
    }

    private final NodeName self;
    private final NodeName peer;
    private Stage stage = Stage.NONE;
    private Share share = Share.NONE;
    private Duration since = Duration.ZERO;

    Handover(NodeName self, NodeName peer) {
        this.self = self;
        this.peer = peer;
    }

    Stage stage() {
        return stage;
    }

    Share share() {
        return share;
    }

    void to(Stage next, Share which, Duration now) {
        stage = next;
        share = which;
        since = now;
    }

    void forget() {
        stage = Stage.NONE;
        share = Share.NONE;
    }

    /** Whether a question was asked so long ago that nobody waits for the answer any more. */
    boolean stale(Duration now) {
        return (stage == Stage.OFFERED || stage == Stage.PROPOSED)
                && now.minus(since).compareTo(OFFER_LIMIT) >= 0;
    }

    /** The peer said a word of the protocol; false when it makes no sense now, and is passed over as Heartbeat does. */
    boolean heard(String word, Share which, Duration now) {
        boolean idle = stage == Stage.NONE || stage == Stage.PROPOSED || stage == Stage.RECEIVING;
        if (word.equals("me") && idle) {
            to(Stage.PROPOSED, which, now);
        } else if (word.equals("other") && stage == Stage.OFFERED) {
            to(Stage.GIVING, which, now);
        } else if (word.equals("done") && stage == Stage.RECEIVING) {
            to(Stage.TAKING, which, now);
        } else if (word.equals("done") && stage == Stage.GIVEN) {
            forget();
        } else {
            return false;
        }
        return true;
    }

    /**
     * What the peer does with a group that is being handed over, as a controller of ours would say it.
     *
     * @param here what this node does with it
     */
    Report.OfGroup says(GroupState here) {
        return switch (stage) {
            case GIVING ->
                new Report.OfGroup(here == GroupState.HELD ? GroupState.RELEASED : GroupState.ACQUIRING, true, false);
            case GIVEN -> new Report.OfGroup(GroupState.ACQUIRING, false, false);
            case RECEIVING -> new Report.OfGroup(GroupState.RELEASING, false, false);
            case TAKING -> new Report.OfGroup(GroupState.RELEASED, false, true);
            case NONE, OFFERED, PROPOSED -> throw new IllegalStateException("nothing moves in stage " + stage);
        };
    }

    /** Whether groups move, in either direction. */
    boolean moves() {
        return stage == Stage.GIVING || stage == Stage.GIVEN || stage == Stage.RECEIVING || stage == Stage.TAKING;
    }

    /** Whether a group is in the share. */
    boolean concerns(GroupOwner group) {
        boolean byUs = stage == Stage.OFFERED || stage == Stage.GIVING || stage == Stage.GIVEN;
        return share.has(group.at(byUs ? self : peer));
    }
}
