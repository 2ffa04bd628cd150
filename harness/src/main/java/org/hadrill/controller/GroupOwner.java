package org.hadrill.controller;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.hadrill.cluster.NodeName;
import org.hadrill.controller.Action.Level;
import org.hadrill.controller.Status.GroupState;
import org.hadrill.controller.Status.PeerState;
import org.hadrill.controller.config.ResourceGroup;

/** Who shall have one group: puts what is known of both nodes before {@link Step}, and does what it says. */
final class GroupOwner {
    private final Settings settings;
    private final Peer peer;
    private final Fencing fencing;
    private final Outbox out;
    private final GroupMachine machine;
    private final Readiness readiness;
    private final boolean preferred;
    private boolean ceded;
    private boolean acquired;
    private boolean standby;
    private boolean takeover;
    private boolean failbackFailed;
    private boolean wants;
    private long announced = Long.MAX_VALUE;
    private Optional<PeerState> takenFrom = Optional.empty();

    GroupOwner(ResourceGroup group, Settings settings, Peer peer, Fencing fencing, Outbox out) {
        this.settings = settings;
        this.peer = peer;
        this.fencing = fencing;
        this.out = out;
        this.machine = new GroupMachine(group, settings, out);
        this.readiness = new Readiness(group, out);
        this.preferred = group.preferred().equals(settings.self());
    }

    String name() {
        return machine.group().name();
    }

    GroupState state() {
        return machine.state();
    }

    /** Whether this node could end: nothing runs, and nothing is being looked at. */
    boolean free() {
        return state() == GroupState.RELEASED || state() == GroupState.FAILED;
    }

    /** Where it belongs, in Heartbeat's words and as {@code node} sees it. */
    Share at(NodeName node) {
        return Share.of(node, machine.group());
    }

    boolean standbyAsked() {
        return standby && state() == GroupState.HELD;
    }

    boolean wants() {
        return wants;
    }

    /** Whether the peer may release it for us: not before its data are known to be good, where that is asked. */
    boolean couldTake() {
        return state() == GroupState.HELD || (state() == GroupState.RELEASED && readiness.good());
    }

    Report.OfGroup report() {
        return new Report.OfGroup(state(), wants, ceded);
    }

    Status.Group status() {
        GroupState there = peer.says(name()).state();
        return new Status.Group(
                name(),
                machine.group().preferred(),
                state(),
                there == GroupState.UNKNOWN ? Optional.empty() : Optional.of(there));
    }

    void look() {
        machine.look();
    }

    void standby() {
        standby = state() == GroupState.HELD;
    }

    void takeover() {
        takeover = state() != GroupState.HELD;
        ceded = false;
        failbackFailed = false;
    }

    void releaseForGood() {
        machine.release();
    }

    /** The sequence number of the message that says so is known only when it is sent. */
    void announcedWith(long sequence) {
        if (state() == GroupState.ANNOUNCED && announced == Long.MAX_VALUE) {
            announced = sequence;
        }
    }

    Stream<Optional<Duration>> timers() {
        return Stream.of(machine.timer(), readiness.timer());
    }

    void tick(Duration now) {
        machine.tick(now);
        machine.watchIfHeld(now);
    }

    void ended(Input.ScriptEnded end, Duration now) {
        GroupState before = state();
        if (!machine.ended(end, now)) {
            readiness.ended(end, now);
        } else if (before != state()) {
            changed(before);
        }
    }

    private void changed(GroupState before) {
        if (state() == GroupState.HELD && before == GroupState.ACQUIRING) {
            takeover = false;
            ceded = false;
            failbackFailed = false;
            boolean fromLost = takenFrom.isPresent() && takenFrom.get() != PeerState.ALIVE;
            out.log(
                    Level.INFO,
                    fromLost
                            ? "mach_down takeover complete for node " + settings.peer() + "."
                            : "local resource transition completed.");
            takenFrom = Optional.empty();
        } else if (state() == GroupState.FAILED) {
            takeover = false;
            failbackFailed |= peer.state() == PeerState.ALIVE;
        } else if (state() == GroupState.RELEASED && before == GroupState.RELEASING) {
            out.log(Level.INFO, "All resources of " + name() + " are released.");
        }
    }

    /** Does the next step; true when the peer must be seen off before anything else. */
    boolean decide(Duration now, boolean stopping, Outside outside) {
        if (peer.state() == PeerState.DEAD || peer.state() == PeerState.LEFT) {
            ceded = false;
            failbackFailed = false;
        }
        Report.OfGroup there = peer.says(name());
        // Who is not preferred never asks for it back by itself, so that it need not remember.
        ceded &= preferred || there.state() != GroupState.HELD;
        Step step = Step.of(new Step.Situation(
                state(),
                there.state(),
                preferred && !mustYield(),
                stopping,
                ceded,
                standby && !peer.isHeartbeat(),
                peer.state(),
                peer.stopping(),
                there.wants(),
                there.ceded(),
                peer.hasHeard(state() == GroupState.ANNOUNCED ? announced : Long.MAX_VALUE),
                fencing.configured(),
                peer.fenced(),
                outside.reached(),
                peer.report().map(Report::reached).orElse(0),
                outside.lost(now)));
        take(step, there, now);
        wish(there, stopping, outside, now);
        return step == Step.FENCE;
    }

    /** A group found running at the start is the peer's when a Heartbeat says so: it does not yield of itself. */
    private boolean mustYield() {
        return peer.isHeartbeat() && state() == GroupState.HELD && !acquired;
    }

    private void take(Step step, Report.OfGroup there, Duration now) {
        switch (step) {
            case STAY -> {
                // As it is.
            }
            case ANNOUNCE -> {
                announced = Long.MAX_VALUE;
                machine.announce();
            }
            case WITHDRAW -> machine.withdraw();
            case ACQUIRE -> {
                takenFrom = Optional.of(peer.state());
                acquired = true;
                if (peer.state() != PeerState.ALIVE || peer.stopping()) {
                    out.log(Level.INFO, "Resources being acquired from " + settings.peer() + ".");
                }
                machine.acquire();
            }
            case YIELD -> {
                out.log(Level.CRIT, "Both machines own our resources! " + settings.self() + " yields.");
                machine.release();
            }
            case HAND_OVER -> {
                out.log(Level.INFO, "handing " + name() + " over to " + settings.peer());
                ceded = standby || (preferred && there.wants());
                standby = false;
                takeover = false;
                machine.release();
            }
            case RELEASE -> machine.release();
            case FENCE -> fencing.need(now, !preferred && !peer.held(name()));
        }
    }

    /** Asks the living peer for the group: an administrator wants it, or it is at home here and the data are good. */
    private void wish(Report.OfGroup there, boolean stopping, Outside outside, Duration now) {
        boolean home = preferred
                && settings.config().autoFailback()
                && !ceded
                && outside.reached() >= peer.report().map(Report::reached).orElse(0);
        boolean away = !stopping
                && peer.state() == PeerState.ALIVE
                && (state() == GroupState.FAILED
                        || (state() == GroupState.RELEASED && there.state() == GroupState.HELD))
                && (takeover || home);
        readiness.tick(now, away);
        // Data that were bad are a reason for the failure that can pass; what else failed would only fail again.
        failbackFailed &= !readiness.bad();
        boolean before = wants;
        wants = away && state() == GroupState.RELEASED && readiness.ready() && (takeover || !failbackFailed);
        if (wants && !before) {
            out.log(Level.INFO, settings.self() + " asks " + settings.peer() + " for " + name());
        }
    }
}
