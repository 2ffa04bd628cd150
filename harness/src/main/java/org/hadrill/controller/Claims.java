package org.hadrill.controller;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hadrill.controller.Status.GroupState;
import org.hadrill.controller.wire.Message;
import org.jspecify.annotations.Nullable;

/** What this node tells a Heartbeat that it has, the message {@code resource}: whenever that changes, and when it is asked. */
final class Claims {
    private final Settings settings;
    private final Mailbox mailbox;
    private final HeartbeatPeer other;
    private boolean due;
    private @Nullable Claim said;

    private record Claim(Share holds, boolean stable, String why) {
        static final Claim NOT_YET = new Claim(Share.NONE, false, "");
    }

    Claims(Settings settings, Mailbox mailbox, HeartbeatPeer other) {
        this.settings = settings;
        this.mailbox = mailbox;
        this.other = other;
    }

    void forget() {
        due = false;
        said = null;
    }

    /** To be said again, changed or not: only so a Heartbeat knows that we are stable after it had to hold us unstable. */
    void again() {
        due = true;
    }

    void say(Duration now, boolean stopping, List<GroupOwner> groups, Handover handover) {
        boolean silent = handover.moves() && handover.stage() != Handover.Stage.GIVING;
        if ((silent && !stopping) || (!other.known() && !due)) {
            return;
        }
        Claim claim = stopping ? new Claim(Share.NONE, false, "shutdown") : claim(groups, handover);
        if (due || !claim.equals(said)) {
            due = false;
            said = claim;
            Message.Builder message = Message.of("resource")
                    .add("rsc_hold", claim.holds().word())
                    .add("rtype", "full")
                    .add("isstable", claim.stable() ? "1" : "0");
            Optional.of(claim.why()).filter(why -> !why.isEmpty()).ifPresent(why -> message.add("info", why));
            mailbox.send(now, message);
        }
    }

    private Claim claim(List<GroupOwner> groups, Handover handover) {
        Share holds = Share.of(settings.self(), groups, g -> !g.free());
        boolean looking = groups.stream().anyMatch(g -> g.state() == GroupState.UNKNOWN);
        // What we take depends on what it has.
        boolean waiting = !other.known() && holds == Share.NONE;
        if (looking || waiting) {
            return Claim.NOT_YET;
        }
        Share all = holds.plus(other.leaves(groups));
        return handover.stage() == Handover.Stage.GIVING
                ? new Claim(all.minus(handover.share()), false, "standby")
                : new Claim(all, true, "");
    }
}
