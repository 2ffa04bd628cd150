package org.hadrill.controller;

import java.time.Duration;
import java.util.List;
import org.hadrill.controller.Action.Level;
import org.hadrill.controller.Handover.Stage;
import org.hadrill.controller.Status.GroupState;
import org.hadrill.controller.wire.Message;
import org.jspecify.annotations.Nullable;

/** Gives groups to a living Heartbeat and takes them from it: its wishes and ours, and the steps of the {@link Handover}. */
final class StandbyTalk {
    /** How long our wish for groups waits for Heartbeat's own failback before it is said. */
    static final Duration WISH_PATIENCE = Duration.ofSeconds(2);

    /** How often a wish is said again. */
    static final Duration WISH_PERIOD = Duration.ofSeconds(15);

    private final Settings settings;
    private final Mailbox mailbox;
    private final Outbox out;
    private final HeartbeatPeer other;
    private final Claims claims;
    private final Handover handover;
    private Share askedFor = Share.NONE;
    private @Nullable Duration wishDue;

    StandbyTalk(Settings settings, Mailbox mailbox, Outbox out, HeartbeatPeer other, Claims claims) {
        this.settings = settings;
        this.mailbox = mailbox;
        this.out = out;
        this.other = other;
        this.claims = claims;
        this.handover = new Handover(settings.self(), settings.peer());
    }

    Handover handover() {
        return handover;
    }

    void forget() {
        handover.forget();
        askedFor = Share.NONE;
        wishDue = null;
    }

    /** Its message {@code hb_takeover}: an administrator there wants groups; {@code share} in its words. */
    void asked(Share share) {
        out.log(Level.INFO, settings.peer() + " asks for " + share.word() + " resources");
        askedFor = share.turned();
    }

    /** Its message {@code ask_resources}; {@code share} in the words of who gives. */
    void heard(String word, Share share, Duration now) {
        Stage before = handover.stage();
        if (!handover.heard(word, share, now)) {
            out.log(
                    Level.WARN,
                    "standby message [" + word + "] from " + settings.peer() + " ignored in stage " + before);
            return;
        }
        String shared = "[" + share.word() + "]";
        switch (handover.stage()) {
            case PROPOSED -> out.log(Level.INFO, settings.peer() + " wants to go standby " + shared);
            case GIVING ->
                out.log(Level.INFO, "standby: " + settings.peer() + " can take our " + shared + " resources");
            case TAKING -> {
                out.log(Level.INFO, "standby: acquire " + shared + " resources from " + settings.peer());
                other.gave(share);
            }
            default -> {
                out.log(Level.INFO, settings.peer() + " completed standby takeover of " + shared + " resources.");
                other.took(share.turned());
                claims.again();
            }
        }
    }

    void callOffWhenStale(Duration now) {
        if (handover.stale(now)) {
            out.log(
                    Level.WARN,
                    "no answer within " + Handover.OFFER_LIMIT.toSeconds() + " s (OFFER_LIMIT): handing over "
                            + handover.share().word() + " resources is called off");
            handover.forget();
        }
    }

    /** Says what is to be said next. */
    void speak(Duration now, List<GroupOwner> groups) {
        List<GroupOwner> moved = groups.stream().filter(handover::concerns).toList();
        switch (handover.stage()) {
            case NONE -> wish(now, groups);
            case PROPOSED -> {
                if (moved.stream().allMatch(GroupOwner::couldTake)) {
                    say(now, "other", Stage.RECEIVING);
                }
            }
            case GIVING -> {
                if (moved.stream().allMatch(GroupOwner::free)) {
                    say(now, "done", Stage.GIVEN);
                }
            }
            case TAKING -> {
                if (moved.stream().allMatch(g -> g.state() == GroupState.HELD || g.state() == GroupState.FAILED)) {
                    say(now, "done", Stage.NONE);
                    claims.again();
                }
            }
            case OFFERED, GIVEN, RECEIVING -> {
                // It is for the peer to say something.
            }
        }
    }

    private void wish(Duration now, List<GroupOwner> groups) {
        Share want = Share.of(settings.self(), groups, GroupOwner::wants);
        if (want == Share.NONE) {
            wishDue = null;
        } else if (wishDue == null) {
            wishDue = now.plus(WISH_PATIENCE);
        }
        if (!other.stable()) {
            return;
        }
        Share give = Share.of(settings.self(), groups, this::gives);
        if (give != Share.NONE) {
            askedFor = Share.NONE;
            handover.to(Stage.OFFERED, give, now);
            say(now, "me", Stage.OFFERED);
        } else if (wishDue != null && now.compareTo(wishDue) >= 0) {
            wishDue = now.plus(WISH_PERIOD);
            mailbox.send(now, Message.of("hb_takeover").add("rsc_hold", want.word()));
        }
    }

    private boolean gives(GroupOwner group) {
        Share where = group.at(settings.self());
        return switch (group.state()) {
            case HELD -> group.standbyAsked() || askedFor.has(where) || (where == Share.FOREIGN && other.failbackDue());
            case FAILED -> !other.holds(where.turned());
            default -> false;
        };
    }

    private void say(Duration now, String word, Stage next) {
        Share share = handover.share();
        mailbox.send(
                now, Message.of("ask_resources").add("rsc_hold", share.word()).add("info", word));
        handover.to(next, share, now);
    }
}
