package org.hadrill.recording;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.hadrill.cluster.GuestName;
import org.hadrill.cluster.Ipv4;
import org.hadrill.cluster.MacAddress;
import org.hadrill.cluster.NodeName;

/** One raw fact of a drill. A line of {@code recording.jsonl}; {@code type} names the kind. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Event.PingReply.class, name = "ping-reply"),
    @JsonSubTypes.Type(value = Event.PingSilence.class, name = "ping-silence"),
    @JsonSubTypes.Type(value = Event.FrameReply.class, name = "frame-reply"),
    @JsonSubTypes.Type(value = Event.AddressClaim.class, name = "address-claim"),
    @JsonSubTypes.Type(value = Event.PortTraffic.class, name = "port-traffic"),
    @JsonSubTypes.Type(value = Event.NodeSample.class, name = "node-sample"),
    @JsonSubTypes.Type(value = Event.LogLine.class, name = "log-line"),
    @JsonSubTypes.Type(value = Event.StreamChange.class, name = "stream"),
    @JsonSubTypes.Type(value = Event.PowerReading.class, name = "power"),
    @JsonSubTypes.Type(value = Event.WriteAcknowledged.class, name = "write-acknowledged"),
    @JsonSubTypes.Type(value = Event.LedgerRead.class, name = "ledger-read"),
    @JsonSubTypes.Type(value = Event.FaultStep.class, name = "fault-step"),
    @JsonSubTypes.Type(value = Event.Mark.class, name = "mark")
})
public sealed interface Event {
    Stamp at();

    /** The observer's probe {@code seq} to {@code address} was answered; the time is that of the reply. */
    record PingReply(Stamp at, Ipv4 address, long seq, boolean duplicate) implements Event {}

    /** The observer's probe {@code seq} was not answered in time, or was answered with an error. */
    record PingSilence(Stamp at, Ipv4 address, long seq, String reason) implements Event {}

    /** An echo reply of {@code address} passed on the outer network: the truth about an outage. */
    record FrameReply(Stamp at, Ipv4 address, long frame) implements Event {}

    /**
     * Somebody said that {@code address} is at {@code mac}.
     *
     * @param announced whether it was a gratuitous announcement, not an answer
     * @param frame number in {@code lan.pcapng}, 0 when it was seen by active ARP only
     */
    record AddressClaim(Stamp at, Ipv4 address, MacAddress mac, boolean announced, long frame) implements Event {}

    /**
     * What a port of the lab sent since the last event of that port: all frames, Heartbeat's and DRBD's among them. The time
     * is that of the last frame.
     */
    record PortTraffic(Stamp at, String port, long frames, long heartbeat, long drbd) implements Event {}

    /**
     * The state of a node.
     *
     * @param bootId {@code /proc/sys/kernel/random/boot_id}; another value is another boot
     * @param mounted whether the disk's mount point is mounted
     * @param service whether the service runs
     * @param guests the guests that run
     * @param manager whether the cluster manager's master process lives
     * @param interconnect operational state of eth2 as the kernel says it, such as {@code up}
     * @param received packets received on eth2 since boot
     * @param drbd state of the disk; absent when DRBD is not configured
     */
    record NodeSample(
            Stamp at,
            NodeName node,
            String bootId,
            boolean mounted,
            boolean service,
            SortedSet<GuestName> guests,
            boolean manager,
            String interconnect,
            long received,
            Optional<DrbdState> drbd)
            implements Event {}

    /** DRBD's words for connection, roles and disks, such as {@code Connected}, {@code Primary}, {@code UpToDate}. */
    record DrbdState(
            String connection,
            String role,
            String peerRole,
            String disk,
            String peerDisk,
            Optional<Double> resyncPercent) {
        @Override
        public String toString() {
            return connection + " " + role + "/" + peerRole + " " + disk + "/" + peerDisk;
        }
    }

    /** A line of a node's log; {@code log} is {@code manager}, {@code kernel} or {@code console}. */
    record LogLine(Stamp at, NodeName node, String log, String text) implements Event {}

    /** A probe's stream came up or broke. */
    record StreamChange(Stamp at, String stream, boolean open, String reason) implements Event {}

    /** The BMC of {@code node} said whether the power is on. */
    record PowerReading(Stamp at, NodeName node, boolean on) implements Event {}

    /**
     * The writer in a guest told the observer that {@code record} is on the disk: from now on it must never be lost. Numbers
     * rise over the lab's whole life, whichever node the guest runs on; some may be missing, as the observer did not hear of
     * them.
     */
    record WriteAcknowledged(Stamp at, long record) implements Event {}

    /**
     * The ledger was read back on {@code node}, where its disk was mounted: what users of the service find there. A lab that
     * keeps a ledger reads it whenever the service starts, and when the drill ends, {@link org.hadrill.lab.Lab#readLedger}.
     *
     * @param present ascending, without overlap
     * @param damage what is wrong with the records besides those that are missing, such as {@code 2 torn}
     */
    record LedgerRead(
            Stamp at,
            NodeName node,
            List<Range> present,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> damage)
            implements Event {
        public LedgerRead {
            present = List.copyOf(present);
        }

        /** Of a ledger without damage. */
        public LedgerRead(Stamp at, NodeName node, List<Range> present) {
            this(at, node, present, Optional.empty());
        }
    }

    /** Records from {@code first} to {@code last}, both among them. */
    record Range(long first, long last) {
        public Range {
            if (first > last) {
                throw new IllegalArgumentException("a range from " + first + " to " + last + " is empty");
            }
        }

        /** Reads what a ledger's reader prints, such as {@code 1-40,43-44}; nothing of an empty text. */
        public static List<Range> list(String text) {
            return Stream.of(text.split(","))
                    .filter(r -> !r.isEmpty())
                    .map(r -> r.split("-", 2))
                    .map(r -> new Range(Long.parseLong(r[0]), Long.parseLong(r[1])))
                    .toList();
        }
    }

    /** A step of the fault was done; {@code ok} is false where it failed or could not be proven. */
    record FaultStep(Stamp at, Step step, boolean ok, String detail) implements Event {}

    /** The steps of every fault. */
    enum Step {
        CHECK,
        ARM,
        /** The cluster was brought to the moment of the fault, where that is part of it. */
        APPROACH,
        INJECT,
        PROVE,
        UNDO,
        PROVE_UNDO
    }

    /** The drill itself reached a point. */
    record Mark(Stamp at, Point point, String detail) implements Event {}

    /** Points that a drill reaches, in order; some are left out in some drills. */
    enum Point {
        /** The quiet baseline begins. */
        BASELINE,
        /** The cluster was not well before the fault; nothing was broken. */
        BASELINE_SICK,
        /** Something is broken beforehand, so that the fault can be a return; not judged. */
        PREPARE,
        /** The fault begins: zero of every time that people read. */
        FAULT,
        /** The service is where it belongs after the fault, and every address answers. */
        RECOVERED,
        /** The cluster did not recover within the window. */
        NOT_RECOVERED,
        /** The fault's undo begins. */
        UNDO,
        /** The harness did what the cluster should have done itself. */
        HELP,
        /** All as before the fault, and quiet. */
        SETTLED,
        /** Not settled within the limit. */
        NOT_SETTLED,
        /** The drill was broken off: the fault could not be done or proven, or somebody interrupted. */
        BROKEN_OFF,
        /** The lab, a BMC or SSH failed us. */
        INFRA,
        /** The last event. */
        END
    }
}
