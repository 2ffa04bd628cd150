package org.hadrill.controller;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hadrill.controller.Action.Level;
import org.hadrill.controller.Status.GroupState;
import org.hadrill.controller.Status.PeerState;
import org.jspecify.annotations.Nullable;

/** What we know of the other node: whether it lives, over which cards, and what it says of itself. */
final class Peer {
    private final Settings settings;
    private final Outbox out;
    private final Map<String, Duration> links = new TreeMap<>();
    private final Map<String, Boolean> linkUp = new TreeMap<>();
    private PeerState state = PeerState.UNKNOWN;
    private Duration lastHeard = Duration.ZERO;
    private long generation;
    private long sequence;
    private String word = "";
    private @Nullable Report report;
    private Map<String, Report.OfGroup> lastGroups = Map.of();
    private boolean heartbeat;
    private boolean fenced;
    private boolean lateLogged;

    Peer(Settings settings, Outbox out) {
        this.settings = settings;
        this.out = out;
        settings.config().paths().forEach(path -> linkUp.put(path.iface(), false));
    }

    PeerState state() {
        return state;
    }

    /** Generation of the peer's life that we heard last; 0 when never. */
    long generation() {
        return generation;
    }

    long sequence() {
        return sequence;
    }

    /** Whether its messages are those of a Heartbeat 3, without reports of ours. */
    boolean isHeartbeat() {
        return heartbeat;
    }

    /** Its last status in Heartbeat's words, such as {@code active}; empty before the first. */
    String word() {
        return word;
    }

    boolean fenced() {
        return fenced;
    }

    /** Its last report, when that is of somebody who lives or has just left. */
    Optional<Report> report() {
        return Optional.ofNullable(report);
    }

    /** What it says of a group, when it is known to have heard this life of ours; else {@link GroupState#UNKNOWN}. */
    Report.OfGroup says(String group) {
        Report.OfGroup unknown = new Report.OfGroup(GroupState.UNKNOWN, false, false);
        return report == null ? unknown : report.groups().getOrDefault(group, unknown);
    }

    /** Whether it had the group, or was about to, when it was last heard. */
    boolean held(String group) {
        Report.OfGroup last = lastGroups.get(group);
        return last != null
                && last.state() != GroupState.RELEASED
                && last.state() != GroupState.FAILED
                && last.state() != GroupState.UNKNOWN;
    }

    /** Whether its last report is an answer to this life of ours, and not a recording of an older one. */
    boolean knowsUs() {
        return report != null && report.ackGeneration() == settings.generation();
    }

    boolean hasHeard(long ourSequence) {
        return knowsUs() && report().orElseThrow().ackSequence() >= ourSequence;
    }

    boolean stopping() {
        return knowsUs() && report().orElseThrow().stopping();
    }

    /** An authentic datagram of the peer came in at {@code iface}; perhaps the copy of one that came over another card. */
    void linkAlive(String iface, Duration now) {
        links.put(iface, now);
        if (!Boolean.TRUE.equals(linkUp.put(iface, true))) {
            out.log(Level.INFO, "Link " + settings.peer() + ":" + iface + " up.");
        }
    }

    /** A new authentic message of the peer. */
    void heard(Duration now, long itsGeneration, long itsSequence) {
        if (state == PeerState.LEFT && itsGeneration == generation) {
            // Overtaken on its way by the farewell.
            return;
        }
        Duration silent = now.minus(lastHeard);
        if (state == PeerState.ALIVE && silent.compareTo(settings.config().warntime()) > 0) {
            out.log(Level.WARN, "Late heartbeat: Node " + settings.peer() + ": interval " + silent.toMillis() + " ms");
        }
        if (itsGeneration != generation) {
            generation = itsGeneration;
            sequence = 0;
            report = null;
            heartbeat = false;
        }
        lastHeard = now;
        lateLogged = false;
        fenced = false;
        sequence = Math.max(sequence, itsSequence);
        if (state != PeerState.ALIVE) {
            boolean again = state == PeerState.DEAD;
            state = PeerState.ALIVE;
            out.log(
                    Level.INFO,
                    "Heartbeat " + (again ? "restart on" : "from") + " node " + settings.peer() + ": it is alive");
        }
    }

    /** Its status message; {@code itsWord} is Heartbeat's: init, up, active or dead. */
    void says(String itsWord, Report itsReport) {
        heartbeat = false;
        status(itsWord);
        says(itsReport);
    }

    /** A status message without a report: its sender is a Heartbeat. */
    void saysAsHeartbeat(String itsWord) {
        if (!heartbeat) {
            heartbeat = true;
            out.log(Level.INFO, "node " + settings.peer() + " runs Heartbeat 3");
        }
        status(itsWord);
    }

    private void status(String itsWord) {
        if (!itsWord.equals(word)) {
            word = itsWord;
            out.log(Level.INFO, "Status update for node " + settings.peer() + ": status " + itsWord);
        }
    }

    void says(Report itsReport) {
        boolean wasStopping = stopping();
        report = itsReport;
        lastGroups = itsReport.groups();
        if (stopping() && !wasStopping) {
            out.log(Level.INFO, "Received shutdown notice from '" + settings.peer() + "'.");
        }
    }

    /** It said that it ends. Believed only from somebody who knows this life of ours and holds nothing. */
    void left() {
        if (stopping() && state != PeerState.LEFT) {
            state = PeerState.LEFT;
            out.log(Level.INFO, "Node " + settings.peer() + " has left; it released all resources.");
        }
    }

    /** It was read back as off. */
    void seenOff() {
        fenced = true;
        state = PeerState.DEAD;
        report = null;
    }

    /** We did not run for {@code pause}: what we did not hear meanwhile says nothing about the peer. */
    void forgive(Duration pause) {
        lastHeard = lastHeard.plus(pause);
        links.replaceAll((iface, at) -> at.plus(pause));
    }

    /** When the peer is dead if it says nothing more. */
    Optional<Duration> deadline() {
        return switch (state) {
            case UNKNOWN -> Optional.of(settings.config().initdead());
            case ALIVE -> Optional.of(lastHeard.plus(settings.config().deadtime()));
            case DEAD, LEFT -> Optional.empty();
        };
    }

    void tick(Duration now) {
        links.forEach((iface, at) -> {
            if (Boolean.TRUE.equals(linkUp.get(iface))
                    && now.minus(at).compareTo(settings.config().deadtime()) >= 0) {
                linkUp.put(iface, false);
                out.log(Level.WARN, "Link " + settings.peer() + ":" + iface + " dead.");
            }
        });
        if (deadline().filter(at -> now.compareTo(at) >= 0).isPresent()) {
            boolean never = state == PeerState.UNKNOWN;
            state = PeerState.DEAD;
            word = "";
            report = null;
            out.log(
                    Level.WARN,
                    "node " + settings.peer() + ": is dead"
                            + (never
                                    ? " (not heard within initdead)"
                                    : " (silent for " + now.minus(lastHeard).toMillis() + " ms)"));
        }
        if (state == PeerState.ALIVE
                && !lateLogged
                && now.minus(lastHeard).compareTo(settings.config().warntime()) > 0) {
            lateLogged = true;
            out.log(
                    Level.WARN,
                    "node " + settings.peer() + ": silent for "
                            + now.minus(lastHeard).toMillis() + " ms");
        }
    }

    Map<String, Status.Link> links() {
        Map<String, Status.Link> all = new TreeMap<>();
        linkUp.forEach((iface, up) -> all.put(iface, new Status.Link(up, Optional.ofNullable(links.get(iface)))));
        return all;
    }
}
