package org.hadrill.timeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.hadrill.cluster.NodeName;
import org.hadrill.heartbeat.HeartbeatLog;
import org.hadrill.heartbeat.HeartbeatLog.Kind;
import org.hadrill.recording.Event;
import org.hadrill.recording.Event.AddressClaim;
import org.hadrill.recording.Event.LogLine;
import org.hadrill.recording.Event.NodeSample;
import org.hadrill.recording.Event.PingReply;
import org.hadrill.recording.Header.Expectation;
import org.hadrill.recording.Recording;
import org.hadrill.run.RunResult.PhaseResult;

/**
 * Splits takeover and failback into phases, so that a slow one has a name: detect, fence, promote, mount, start-service, announce,
 * first-reply. Each begins where the one before it ended; one that was not seen is left out. The router's guest is the first to
 * start, and announces the address while others still do: the service counts as started by then.
 */
public final class Phases {
    private final Recording recording;

    private Phases(Recording recording) {
        this.recording = recording;
    }

    /** Phases relative to the fault; empty when there was no fault or the service did not move. */
    public static List<PhaseResult> of(Recording recording) {
        return recording.fault().map(f -> new Phases(recording).all(f)).orElse(List.of());
    }

    private List<PhaseResult> all(Duration fault) {
        List<PhaseResult> phases = new ArrayList<>();
        NodeName preferred = recording.header().preferred();
        NodeName standby = recording.header().standby();
        Duration from = fault;
        if (recording.header().expectation() == Expectation.TAKEOVER_THEN_FAILBACK) {
            from = part(phases, "takeover", standby, preferred, fault, fault);
        }
        if (recording.header().expectation() == Expectation.TAKEOVER_THEN_FAILBACK
                || recording.header().expectation() == Expectation.FAILBACK) {
            Optional<Duration> served =
                    first(NodeSample.class, fault, s -> s.node().equals(standby) && s.service());
            Duration since = from;
            Optional<Duration> released = served.flatMap(at -> first(
                    NodeSample.class,
                    at.compareTo(since) > 0 ? at : since,
                    s -> s.node().equals(standby) && !s.service()));
            if (released.isPresent()) {
                part(phases, "failback", preferred, standby, released.get(), fault);
            }
        }
        return List.copyOf(phases);
    }

    /** Adds the phases of a move to {@code to} and returns when the last of them ended. */
    private Duration part(
            List<PhaseResult> phases, String part, NodeName to, NodeName from, Duration start, Duration fault) {
        Cursor cursor = new Cursor(phases, part, start, fault);
        if (part.equals("takeover")) {
            cursor.reach("detect", said(to, from, start, Kind.NODE_DEAD, Kind.SHUTDOWN_NOTICE));
            cursor.reach("fence", said(to, from, cursor.at, Kind.FENCED));
        }
        cursor.reach(
                "promote",
                first(
                        NodeSample.class,
                        start,
                        s -> s.node().equals(to)
                                && s.drbd()
                                        .filter(d -> d.role().equals("Primary"))
                                        .isPresent()));
        cursor.reach("mount", first(NodeSample.class, start, s -> s.node().equals(to) && s.mounted()));
        Optional<Duration> started =
                first(NodeSample.class, start, s -> s.node().equals(to) && s.service());
        Optional<Duration> announced = announced(to, cursor.at);
        cursor.reach(
                "start-service",
                announced
                        .filter(a -> started.filter(s -> s.compareTo(a) < 0).isEmpty())
                        .or(() -> started));
        cursor.reach("announce", announced);
        cursor.reach(
                "first-reply",
                first(
                        PingReply.class,
                        cursor.at,
                        r -> r.address().equals(recording.header().routerAddress())));
        return cursor.at;
    }

    private Optional<Duration> said(NodeName by, NodeName of, Duration from, Kind... kinds) {
        return first(
                LogLine.class,
                from,
                l -> l.node().equals(by)
                        && l.log().equals("manager")
                        && l.text().contains(of.value())
                        && List.of(kinds).contains(HeartbeatLog.classify(l.text())));
    }

    private Optional<Duration> announced(NodeName by, Duration from) {
        return first(
                AddressClaim.class,
                from,
                c -> c.address().equals(recording.header().routerAddress())
                        && c.mac().equals(recording.header().outerCards().get(by)));
    }

    private <E extends Event> Optional<Duration> first(Class<E> kind, Duration from, Predicate<E> is) {
        return recording
                .of(kind)
                .filter(e -> e.at().time().compareTo(from) >= 0)
                .filter(is)
                .findFirst()
                .map(e -> e.at().time());
    }

    /** Where the last phase ended. */
    private static final class Cursor {
        private final List<PhaseResult> phases;
        private final String part;
        private final Duration fault;
        private Duration at;

        Cursor(List<PhaseResult> phases, String part, Duration at, Duration fault) {
            this.phases = phases;
            this.part = part;
            this.at = at;
            this.fault = fault;
        }

        void reach(String name, Optional<Duration> when) {
            if (when.isPresent() && when.get().compareTo(at) >= 0) {
                phases.add(
                        new PhaseResult(part, name, at.minus(fault), when.get().minus(at)));
                at = when.get();
            }
        }
    }
}
