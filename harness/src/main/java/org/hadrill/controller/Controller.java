package org.hadrill.controller;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hadrill.controller.Action.Level;
import org.hadrill.controller.Status.GroupState;
import org.hadrill.controller.Status.PeerState;

/**
 * The failover controller of one node as a pure state machine: no thread, clock, socket or file in it. The same inputs at
 * the same times give the same actions.
 *
 * <p>Safe by these rules. A group is acquired beside a living peer only after the peer has heard the announcement and holds
 * nothing; beside a silent one only after {@code deadtime}, and where STONITH is configured only after the peer was read back
 * as off. When both hold a group, the node that is not preferred yields, whoever was first. The watchdog is let go only after
 * the last resource is released.
 *
 * <p>Not thread-safe: the daemon calls from one thread.
 */
public final class Controller implements Core {
    private final Settings settings;
    private final Outbox out = new Outbox();
    private final Peer peer;
    private final Fencing fencing;
    private final Outside outside;
    private final Mailbox mailbox;
    private final HeartbeatTalk talk;
    private final List<GroupOwner> groups = new ArrayList<>();
    private Duration now = Duration.ZERO;
    private Duration nextBeat = Duration.ZERO;
    private boolean begun;
    private boolean stopping;
    private boolean ended;

    public Controller(Settings settings) {
        this.settings = settings;
        this.peer = new Peer(settings, out);
        this.fencing = new Fencing(settings, peer, out);
        this.outside = new Outside(settings, out);
        this.mailbox = new Mailbox(settings, peer, out);
        this.talk = new HeartbeatTalk(settings, peer, mailbox, out);
        settings.groups().forEach(g -> groups.add(new GroupOwner(g, settings, peer, fencing, out)));
    }

    @Override
    public List<Action> on(Duration at, Input input) {
        if (ended) {
            return List.of();
        }
        noticePause(at);
        now = at;
        out.begin(at);
        if (!begun) {
            begin();
        }
        boolean ask = take(input);
        timers();
        talk.listen(now, groups, outside.reached());
        boolean fence = false;
        for (GroupOwner group : groups) {
            fence |= group.decide(now, stopping, outside);
        }
        fencing.tick(now, fence);
        if (mailbox.news(stopping, outside.reached(), groups) || ask || now.compareTo(nextBeat) >= 0) {
            beat();
        }
        talk.speak(now, stopping, groups);
        if (stopping && groups.stream().allMatch(GroupOwner::free)) {
            end();
        }
        return out.take();
    }

    @Override
    public Duration nextTimer() {
        Stream<Optional<Duration>> timers = Stream.of(peer.deadline(), fencing.timer(), outside.timer(now));
        return Stream.concat(timers, groups.stream().flatMap(g -> g.timers()))
                .flatMap(Optional::stream)
                .filter(t -> t.compareTo(now) > 0)
                .reduce(nextBeat, (a, b) -> a.compareTo(b) <= 0 ? a : b);
    }

    @Override
    public Status status(Duration at) {
        return new Status(
                settings.self(),
                settings.peer(),
                at,
                peer.state(),
                peer.links(),
                groups.stream().map(GroupOwner::status).toList(),
                mailbox.dropped(),
                out.events());
    }

    private void begin() {
        begun = true;
        out.log(
                Level.INFO,
                "hadrill controller of " + settings.self() + " starts, generation " + settings.generation() + ", peer "
                        + settings.peer() + ", deadtime "
                        + settings.config().deadtime().toMillis() + " ms");
        if (!fencing.configured()) {
            out.log(Level.WARN, "No STONITH device configured.");
            out.log(Level.WARN, "Shared disks are not protected.");
        }
        groups.forEach(GroupOwner::look);
    }

    /** A process that was stopped, or a machine that slept, has not heard what was said meanwhile: that proves nothing. */
    private void noticePause(Duration at) {
        Duration late = begun ? at.minus(nextTimer()) : Duration.ZERO;
        if (late.compareTo(settings.config().keepalive()) > 0) {
            out.log(Level.WARN, "this controller did not run for " + late.toMillis() + " ms");
            peer.forgive(late);
            outside.forgive(late);
        }
    }

    /** Says whether the peer waits for an answer. */
    private boolean take(Input input) {
        if (input instanceof Input.Datagram datagram) {
            return mailbox.take(datagram, now);
        } else if (input instanceof Input.ScriptEnded end) {
            groups.forEach(g -> g.ended(end, now));
        } else if (input instanceof Input.FenceEnded end) {
            fencing.ended(end, now);
        } else if (input instanceof Input.PingAnswer answer) {
            outside.answer(answer.node(), now);
        } else if (input instanceof Input.Command command) {
            obey(command.kind());
        }
        return false;
    }

    private void obey(Input.Kind kind) {
        switch (kind) {
            case STOP -> {
                if (!stopping) {
                    out.log(Level.INFO, "Giving up all HA resources.");
                    stopping = true;
                    groups.forEach(GroupOwner::releaseForGood);
                }
            }
            case STANDBY -> {
                if (peer.state() == PeerState.ALIVE) {
                    out.log(Level.INFO, settings.self() + " wants to go standby [all]");
                    groups.forEach(GroupOwner::standby);
                } else {
                    out.log(Level.WARN, "no standby: " + settings.peer() + " does not live, nobody could take over");
                }
            }
            case TAKEOVER -> {
                out.log(Level.INFO, settings.self() + " asks for all resources");
                groups.forEach(GroupOwner::takeover);
            }
        }
    }

    private void timers() {
        peer.tick(now);
        outside.tick(
                now,
                peer.state() == PeerState.ALIVE && peer.knowsUs()
                        ? peer.report().map(Report::reached)
                        : Optional.empty());
        groups.forEach(g -> g.tick(now));
    }

    private void beat() {
        long sequence = mailbox.status(now);
        groups.forEach(g -> g.announcedWith(sequence));
        if (now.compareTo(nextBeat) >= 0) {
            Duration next = nextBeat.plus(settings.config().keepalive());
            nextBeat =
                    next.compareTo(now) > 0 ? next : now.plus(settings.config().keepalive());
            pat();
        }
    }

    /** A group that cannot be stopped must not be started elsewhere: then the watchdog is left to do its work. */
    private void pat() {
        boolean stuck = groups.stream().anyMatch(g -> g.state() == GroupState.STUCK);
        if (settings.config().watchdog().isPresent() && !stuck) {
            out.add(new Action.PatWatchdog());
        }
    }

    private void end() {
        ended = true;
        mailbox.farewell(now);
        out.log(Level.INFO, "Heartbeat shutdown complete.");
        if (settings.config().watchdog().isPresent()) {
            out.add(new Action.LetGoOfWatchdog());
        }
        out.add(new Action.End());
    }
}
