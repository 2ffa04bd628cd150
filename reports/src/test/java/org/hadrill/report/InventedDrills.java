package org.hadrill.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.hadrill.cluster.Ipv4;
import org.hadrill.cluster.MacAddress;
import org.hadrill.cluster.NodeName;
import org.hadrill.recording.Event;
import org.hadrill.recording.Event.DrbdState;
import org.hadrill.recording.Event.Point;
import org.hadrill.recording.Event.Step;
import org.hadrill.recording.Header.Expectation;
import org.hadrill.recording.Recording;
import org.hadrill.recording.Stamp;

/** Drills as a cluster could have had them, in the times that were measured by hand. */
final class InventedDrills {
    private static final double FAULT = 100;

    private final List<Event> events = new ArrayList<>();
    private long line;

    private InventedDrills() {}

    static List<String> notes(String scenario) {
        return scenario.equals("interconnect-down")
                ? List.of(
                        "The nodes had one heartbeat path (eth2) and no fencing: each took the other for dead.",
                        "hadrill repaired the split brain: m2's changes since the cut were discarded <drbd.conf(5)>.")
                : List.of();
    }

    /** Nothing is broken and nothing happens. */
    static Recording quiet() {
        InventedDrills d = new InventedDrills();
        d.pings(-5, 20, List.of());
        d.claims(Samples.CARD_1, -5, 20);
        d.node(Samples.M1, -5, 20, true, "Connected", "Primary", "Secondary", "UpToDate");
        d.node(Samples.M2, -5, 20, false, "Connected", "Secondary", "Primary", "UpToDate");
        d.mark(-5, Point.BASELINE, "");
        d.mark(0, Point.FAULT, "none: a control drill");
        d.mark(17, Point.SETTLED, "");
        d.mark(20, Point.END, "");
        return new Recording(Samples.header("no-op", Expectation.STAY), d.events);
    }

    /** The interconnect of the article's configuration is cut for 34 s. */
    static Recording splitBrain() {
        InventedDrills d = new InventedDrills();
        d.pings(-5, 110, List.of(new double[] {37, 68.5}));
        d.claims(Samples.CARD_1, -5, 37);
        d.claims(Samples.CARD_2, 15, 38);
        d.claims(Samples.CARD_1, 68.4, 110);
        d.node(Samples.M1, -5, 7, true, "Connected", "Primary", "Secondary", "UpToDate");
        d.node(Samples.M1, 7, 34, true, "WFConnection", "Primary", "Unknown", "UpToDate");
        d.node(Samples.M1, 34, 39, true, "StandAlone", "Primary", "Unknown", "UpToDate");
        d.node(Samples.M1, 39, 66, false, "StandAlone", "Secondary", "Unknown", "UpToDate");
        d.node(Samples.M1, 66, 85, true, "StandAlone", "Primary", "Unknown", "UpToDate");
        d.node(Samples.M1, 85, 90, true, "SyncSource", "Primary", "Secondary", "UpToDate");
        d.node(Samples.M1, 90, 110, true, "Connected", "Primary", "Secondary", "UpToDate");
        d.node(Samples.M2, -5, 6.6, false, "Connected", "Secondary", "Primary", "UpToDate");
        d.node(Samples.M2, 6.6, 10, false, "WFConnection", "Secondary", "Unknown", "UpToDate");
        d.node(Samples.M2, 10, 13, false, "WFConnection", "Primary", "Unknown", "UpToDate");
        d.node(Samples.M2, 13, 34, true, "WFConnection", "Primary", "Unknown", "UpToDate");
        d.node(Samples.M2, 34, 38, true, "StandAlone", "Primary", "Unknown", "UpToDate");
        d.node(Samples.M2, 38, 85, false, "StandAlone", "Secondary", "Unknown", "UpToDate");
        d.node(Samples.M2, 85, 90, false, "SyncTarget", "Secondary", "Primary", "Inconsistent");
        d.node(Samples.M2, 90, 110, false, "Connected", "Secondary", "Primary", "UpToDate");
        d.log(Samples.M2, 5.2, "manager", "heartbeat: [231]: WARN: node m1: is dead");
        d.log(Samples.M1, 5.3, "manager", "heartbeat: [230]: WARN: node m2: is dead");
        d.log(Samples.M2, 15.8, "manager", "heartbeat: [231]: info: mach_down takeover complete.");
        d.log(Samples.M2, 34.1, "kernel", "block drbd0: Split-Brain detected but unresolved, dropping connection!");
        d.log(Samples.M1, 36.5, "manager", "heartbeat: [230]: CRIT: Cluster node m2 returning after partition.");
        d.mark(-5, Point.BASELINE, "");
        d.mark(0, Point.FAULT, "eth2 down on both sides");
        d.step(0.1, Step.INJECT, "eth2 down on both sides");
        d.step(3.9, Step.PROVE, "eth2 has no carrier on m1 and m2; no packet of heartbeat or DRBD passed for 3 s");
        d.mark(34, Point.UNDO, "eth2 up");
        d.step(34.2, Step.UNDO, "eth2 up");
        d.step(34.4, Step.PROVE_UNDO, "eth2 has carrier");
        d.mark(84.5, Point.HELP, "split brain: m2 discarded its changes and reconnected");
        d.mark(105, Point.SETTLED, "");
        d.mark(110, Point.END, "");
        return new Recording(Samples.header("interconnect-down", Expectation.STAY), d.events);
    }

    /** The BMC says "off", and the machine runs on. */
    static Recording lyingBmc() {
        InventedDrills d = new InventedDrills();
        d.pings(-5, 12, List.of());
        d.claims(Samples.CARD_1, -5, 12);
        d.node(Samples.M1, -5, 12, true, "Connected", "Primary", "Secondary", "UpToDate");
        d.node(Samples.M2, -5, 12, false, "Connected", "Secondary", "Primary", "UpToDate");
        d.mark(-5, Point.BASELINE, "");
        d.mark(0, Point.FAULT, "power off m1 by its BMC");
        d.step(0.1, Step.INJECT, "Chassis Power Control: Down/Off");
        d.events.add(new Event.PowerReading(d.stamp(0.2, "drill"), Samples.M1, false));
        d.events.add(new Event.FaultStep(
                d.stamp(3, "drill"),
                Step.PROVE,
                false,
                "the BMC of m1 said \"off\", but m1 sent 14 frames & <more>\u0000"));
        d.mark(3, Point.BROKEN_OFF, "the fault is not proven");
        d.mark(12, Point.END, "");
        return new Recording(Samples.header("return-of-preferred", Expectation.TAKEOVER_THEN_FAILBACK), d.events);
    }

    private void pings(double from, double to, List<double[]> silent) {
        for (Ipv4 address : Samples.PINGED) {
            long seq = 0;
            for (double t = from; t < to; t += 0.1) {
                double now = t;
                boolean gone = silent.stream().anyMatch(s -> now > s[0] && now < s[1]);
                seq++;
                events.add(
                        gone
                                ? new Event.PingSilence(stamp(t, "ping." + address), address, seq, "no answer yet")
                                : new Event.PingReply(stamp(t, "ping." + address), address, seq, false));
            }
        }
    }

    private void claims(MacAddress card, double from, double to) {
        for (double t = from; t < to; t += 0.5) {
            events.add(new Event.AddressClaim(stamp(t, "arp"), Samples.ROUTER, card, false, 0));
        }
    }

    private void node(
            NodeName node,
            double from,
            double to,
            boolean serves,
            String connection,
            String role,
            String peer,
            String disk) {
        for (double t = from; t < to - 0.01; t += 0.4) {
            events.add(new Event.NodeSample(
                    stamp(t, node + ".state"),
                    node,
                    "boot",
                    serves,
                    serves,
                    new TreeSet<>(serves ? Samples.GUESTS : List.of()),
                    true,
                    connection.equals("WFConnection") ? "down" : "up",
                    line,
                    Optional.of(new DrbdState(connection, role, peer, disk, "UpToDate", Optional.empty()))));
        }
    }

    private void log(NodeName node, double at, String log, String text) {
        events.add(new Event.LogLine(stamp(at, node + "." + log), node, log, text));
    }

    private void mark(double at, Point point, String detail) {
        events.add(new Event.Mark(stamp(at, "drill"), point, detail));
    }

    private void step(double at, Step step, String detail) {
        events.add(new Event.FaultStep(stamp(at, "drill"), step, true, detail));
    }

    private Stamp stamp(double afterFault, String source) {
        return new Stamp(
                Duration.ofMillis(Math.round((FAULT + afterFault) * 1000)), Duration.ofMillis(2), source, ++line);
    }
}
