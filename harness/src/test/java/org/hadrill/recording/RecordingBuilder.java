package org.hadrill.recording;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.hadrill.cluster.GuestName;
import org.hadrill.cluster.Ipv4;
import org.hadrill.cluster.MacAddress;
import org.hadrill.cluster.NodeName;
import org.hadrill.recording.Event.AddressClaim;
import org.hadrill.recording.Event.DrbdState;
import org.hadrill.recording.Event.FaultStep;
import org.hadrill.recording.Event.LedgerRead;
import org.hadrill.recording.Event.LogLine;
import org.hadrill.recording.Event.Mark;
import org.hadrill.recording.Event.NodeSample;
import org.hadrill.recording.Event.PingReply;
import org.hadrill.recording.Event.PingSilence;
import org.hadrill.recording.Event.Point;
import org.hadrill.recording.Event.PowerReading;
import org.hadrill.recording.Event.Range;
import org.hadrill.recording.Event.Step;
import org.hadrill.recording.Event.WriteAcknowledged;
import org.hadrill.recording.Header.Expectation;

/**
 * A recording made by hand, to be spoilt by tests. All times are seconds after the fault.
 *
 * <p>The healthy power cut: m1 dies at 0; m2 is Primary at 12, mounts at 13, serves from 14; power returns at 20, m1 boots at
 * 40; m2 lets go from 50 to 52; m1 is Primary at 53, mounts at 54, serves from 55; settled at 62, end at 66.
 */
public final class RecordingBuilder {
    public static final NodeName M1 = new NodeName("m1");
    public static final NodeName M2 = new NodeName("m2");
    public static final MacAddress CARD_1 = new MacAddress("52:54:00:00:01:01");
    public static final MacAddress CARD_2 = new MacAddress("52:54:00:00:02:01");
    public static final Ipv4 ROUTER = Ipv4.parse("192.168.46.200");
    public static final Ipv4 MAIL = Ipv4.parse("192.168.199.2");
    public static final SortedSet<GuestName> GUESTS =
            new TreeSet<>(List.of(new GuestName("mail"), new GuestName("router")));

    /** Of the fault on the recording's axis. */
    public static final double FAULT = 100;

    public static final double START = -6;
    public static final double END = 66;

    private static final double STATE_PERIOD = 0.4;
    private static final double PING_PERIOD = 0.5;
    private static final double ARP_PERIOD = 1;
    private static final double ACK_PERIOD = 0.5;

    private final List<Event> events = new ArrayList<>();
    private Header header = header();
    private long line;

    private RecordingBuilder() {}

    public static RecordingBuilder powerCut() {
        RecordingBuilder b = new RecordingBuilder();
        b.nodes();
        for (Ipv4 address : List.of(ROUTER, MAIL)) {
            b.pings(address);
        }
        b.claims(CARD_1, START, 0);
        b.claims(CARD_2, 15.5, 50);
        b.claims(CARD_1, 56.5, END);
        b.announces(CARD_2, 15.2).announces(CARD_1, 56.2);
        b.ledger();
        b.log(M2, 10.1, "heartbeat: [1071]: WARN: node m1: is dead");
        b.log(M2, 14.2, "mach_down[1403]: info: mach_down takeover complete for node m1.");
        b.with(new PowerReading(b.at(0.3, "m1.bmc"), M1, false), new PowerReading(b.at(20.6, "m1.bmc"), M1, true));
        b.step(-0.2, Step.CHECK, true, "m1 has power")
                .step(-0.1, Step.ARM, true, "1 entries in the journal")
                .step(0.1, Step.INJECT, true, "power of m1 cut by its BMC")
                .step(1.5, Step.PROVE, true, "the BMC says off, and m1 sends no frame")
                .step(19, Step.PROVE, true, "m2 lost its peer without a goodbye")
                .step(20.5, Step.UNDO, true, "undone: power of m1 cut by its BMC")
                .step(41, Step.PROVE_UNDO, true, "m1 has booted");
        return b.mark(START, Point.BASELINE, "")
                .mark(0, Point.FAULT, "power of m1 cut by its BMC")
                .mark(17, Point.RECOVERED, "")
                .mark(20, Point.UNDO, "power of m1 cut by its BMC")
                .mark(62, Point.SETTLED, "")
                .mark(END, Point.END, "");
    }

    private void nodes() {
        samples(M1, START, 0, "boot-1", drbd("Connected", "Primary", "Secondary"), true, true, true);
        samples(M1, 40, 42, "boot-2", Optional.empty(), false, false, false);
        samples(M1, 42, 53, "boot-2", drbd("Connected", "Secondary", "Primary"), false, false, true);
        samples(M1, 53, 54, "boot-2", drbd("Connected", "Primary", "Secondary"), false, false, true);
        samples(M1, 54, 55, "boot-2", drbd("Connected", "Primary", "Secondary"), true, false, true);
        samples(M1, 55, END, "boot-2", drbd("Connected", "Primary", "Secondary"), true, true, true);
        samples(M2, START, 0, "boot-1", drbd("Connected", "Secondary", "Primary"), false, false, true);
        samples(M2, 0, 12, "boot-1", drbd("WFConnection", "Secondary", "Unknown"), false, false, true);
        samples(M2, 12, 13, "boot-1", drbd("WFConnection", "Primary", "Unknown"), false, false, true);
        samples(M2, 13, 14, "boot-1", drbd("WFConnection", "Primary", "Unknown"), true, false, true);
        samples(M2, 14, 42, "boot-1", drbd("WFConnection", "Primary", "Unknown"), true, true, true);
        samples(M2, 42, 50, "boot-1", drbd("Connected", "Primary", "Secondary"), true, true, true);
        samples(M2, 50, 51, "boot-1", drbd("Connected", "Primary", "Secondary"), true, false, true);
        samples(M2, 51, 52, "boot-1", drbd("Connected", "Primary", "Secondary"), false, false, true);
        samples(M2, 52, 53, "boot-1", drbd("Connected", "Secondary", "Secondary"), false, false, true);
        samples(M2, 53, END, "boot-1", drbd("Connected", "Secondary", "Primary"), false, false, true);
    }

    private void samples(
            NodeName node,
            double from,
            double to,
            String boot,
            Optional<DrbdState> drbd,
            boolean mounted,
            boolean service,
            boolean manager) {
        for (double t = from; t < to - 0.01; t += STATE_PERIOD) {
            with(new NodeSample(
                    at(t, node + ".state"),
                    node,
                    boot,
                    mounted,
                    service,
                    service ? GUESTS : new TreeSet<>(),
                    manager,
                    "up",
                    line,
                    drbd));
        }
    }

    private void pings(Ipv4 address) {
        long seq = 0;
        for (double t = START; t < END; t += PING_PERIOD) {
            Stamp at = at(t, "ping." + address);
            boolean gone = (t >= 0 && t < 16) || (t >= 50 && t < 57);
            seq++;
            with(gone ? new PingSilence(at, address, seq, "no answer yet") : new PingReply(at, address, seq, false));
        }
    }

    /** A record each half second while the service answers; read every 4 s. */
    private void ledger() {
        long record = 0;
        for (double t = START; t < END; t += ACK_PERIOD) {
            if (t < 0 || (t >= 16 && t < 50) || t >= 57) {
                with(new WriteAcknowledged(at(t, "ledger"), ++record));
            }
            boolean read = Math.round(t / ACK_PERIOD) % 8 == 0;
            if (read && (t < 0 || (t >= 13 && t < 51) || t >= 54)) {
                NodeName node = t >= 13 && t < 51 ? M2 : M1;
                with(new LedgerRead(at(t + 0.1, "ledger"), node, List.of(new Range(1, record))));
            }
        }
    }

    /** {@code node} serves all the time, with its peer beside it. */
    public RecordingBuilder serving(NodeName node, double from, double to) {
        samples(node, from, to, "boot-1", drbd("Connected", "Primary", "Secondary"), true, true, true);
        return claims(node.equals(M1) ? CARD_1 : CARD_2, from, to);
    }

    /** Every address answers, whatever it did before. */
    public RecordingBuilder answering(double from, double to) {
        events.replaceAll(e -> e instanceof PingSilence s && within(e, from, to)
                ? new PingReply(s.at(), s.address(), s.seq(), false)
                : e);
        return this;
    }

    /** Nobody outside hears of the cluster: no replies, no acknowledged writes, no owner of the router's address. */
    public RecordingBuilder silent(double from, double to) {
        events.replaceAll(e -> e instanceof PingReply r && within(e, from, to)
                ? new PingSilence(r.at(), r.address(), r.seq(), "no answer yet")
                : e);
        return without(e -> within(e, from, to) && (e instanceof WriteAcknowledged || e instanceof AddressClaim));
    }

    /** Takes the records of a time out of every ledger that was read later on {@code node}. */
    public RecordingBuilder losing(NodeName node, double from, double to) {
        List<Long> lost = events.stream()
                .filter(e -> e instanceof WriteAcknowledged && within(e, from, to))
                .map(e -> ((WriteAcknowledged) e).record())
                .toList();
        long first = lost.get(0);
        long last = lost.get(lost.size() - 1);
        events.replaceAll(e -> e instanceof LedgerRead r
                        && r.node().equals(node)
                        && r.present().get(0).last() > last
                        && first > 1
                ? new LedgerRead(
                        r.at(),
                        node,
                        List.of(
                                new Range(1, first - 1),
                                new Range(last + 1, r.present().get(0).last())))
                : e);
        return this;
    }

    public static Optional<DrbdState> drbd(String connection, String role, String peerRole) {
        boolean connected = connection.equals("Connected");
        return Optional.of(new DrbdState(
                connection, role, peerRole, "UpToDate", connected ? "UpToDate" : "DUnknown", Optional.empty()));
    }

    /** Claims of {@code card} to the router's address, one an ARP period. */
    public RecordingBuilder claims(MacAddress card, double from, double to) {
        for (double t = from; t < to; t += ARP_PERIOD) {
            with(new AddressClaim(at(t, "arp"), ROUTER, card, false, 0));
        }
        return this;
    }

    /** {@code card} announces the router's address. */
    public RecordingBuilder announces(MacAddress card, double t) {
        return with(new AddressClaim(at(t, "lan.pcapng"), ROUTER, card, true, ++line));
    }

    public RecordingBuilder log(NodeName node, double t, String text) {
        return with(new LogLine(at(t, node + ".manager"), node, "manager", text));
    }

    public RecordingBuilder mark(double t, Point point, String detail) {
        return with(new Mark(at(t, "drill"), point, detail));
    }

    public RecordingBuilder step(double t, Step step, boolean ok, String detail) {
        return with(new FaultStep(at(t, "drill"), step, ok, detail));
    }

    public RecordingBuilder with(Event... more) {
        events.addAll(List.of(more));
        return this;
    }

    public RecordingBuilder without(Predicate<Event> which) {
        events.removeIf(which);
        return this;
    }

    public RecordingBuilder without(Point point) {
        return without(e -> e instanceof Mark m && m.point() == point);
    }

    /** Fails the steps of this kind. */
    public RecordingBuilder failing(Step step) {
        events.replaceAll(e -> e instanceof FaultStep s && s.step() == step
                ? new FaultStep(s.at(), step, false, "not seen: " + s.detail())
                : e);
        return this;
    }

    /** Changes the samples of {@code node} from one time to before another. */
    public RecordingBuilder change(NodeName node, double from, double to, UnaryOperator<NodeSample> change) {
        events.replaceAll(
                e -> e instanceof NodeSample s && s.node().equals(node) && within(s, from, to) ? change.apply(s) : e);
        return this;
    }

    public RecordingBuilder header(UnaryOperator<Header> change) {
        header = change.apply(header);
        return this;
    }

    public Recording build() {
        return new Recording(header, events);
    }

    public static boolean within(Event event, double from, double to) {
        Duration time = event.at().time();
        return time.compareTo(time(from)) >= 0 && time.compareTo(time(to)) < 0;
    }

    /** {@code t} seconds after the fault, on the recording's axis. */
    public static Duration time(double t) {
        return Duration.ofMillis(Math.round((FAULT + t) * 1000));
    }

    private Stamp at(double t, String source) {
        return new Stamp(time(t), Duration.ofMillis(5), source, ++line);
    }

    private static Header header() {
        return new Header(
                Header.FORMAT,
                "test",
                "vm",
                "hardened",
                "power-cut-active",
                "the power of the active node is cut, then comes back",
                1,
                1,
                Instant.EPOCH,
                Expectation.TAKEOVER_THEN_FAILBACK,
                M1,
                M2,
                Map.of(M1, CARD_1, M2, CARD_2),
                ROUTER,
                List.of(ROUTER, MAIL),
                List.copyOf(GUESTS),
                Map.of(ROUTER, Duration.ofSeconds(30), MAIL, Duration.ofSeconds(30)),
                Duration.ofSeconds(60),
                Duration.ofSeconds(1),
                Duration.ofMillis(500),
                Duration.ofSeconds(1),
                Duration.ofMillis(400),
                true,
                true,
                Optional.of(List.of(M1)));
    }

    /** {@code header} with other limits of outages. */
    public static Header outageLimits(Header h, Map<Ipv4, Duration> limits) {
        return with(h, h.expectation(), limits, h.framesSeen(), h.ledger(), h.mayReset());
    }

    public static Header withoutLedger(Header h) {
        return with(h, h.expectation(), h.outageLimits(), h.framesSeen(), false, h.mayReset());
    }

    public static Header withoutFrames(Header h) {
        return with(h, h.expectation(), h.outageLimits(), false, h.ledger(), h.mayReset());
    }

    public static Header expecting(Header h, Expectation expectation) {
        return with(h, expectation, h.outageLimits(), h.framesSeen(), h.ledger(), h.mayReset());
    }

    public static Header resetting(Header h, Optional<List<NodeName>> mayReset) {
        return with(h, h.expectation(), h.outageLimits(), h.framesSeen(), h.ledger(), mayReset);
    }

    private static Header with(
            Header header,
            Expectation expectation,
            Map<Ipv4, Duration> outageLimits,
            boolean framesSeen,
            boolean ledger,
            Optional<List<NodeName>> mayReset) {
        return new Header(
                header.format(),
                header.hadrill(),
                header.lab(),
                header.configuration(),
                header.scenario(),
                header.fault(),
                header.repeat(),
                header.seed(),
                header.origin(),
                expectation,
                header.preferred(),
                header.standby(),
                header.outerCards(),
                header.routerAddress(),
                header.pinged(),
                header.guests(),
                outageLimits,
                header.settleLimit(),
                header.keepalive(),
                header.pingPeriod(),
                header.arpPeriod(),
                header.statePeriod(),
                framesSeen,
                ledger,
                mayReset);
    }
}
