package org.hadrill.probe;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.Ipv4;
import org.hadrill.lab.Lab;
import org.hadrill.recording.Event;
import org.hadrill.recording.EventLog;
import org.hadrill.recording.Stamp;

/**
 * What passes on the lab's networks: echo replies of the pinged addresses, who claims the router's address, and how much
 * each port sends. Called on one thread of the lab.
 */
public final class FrameProbe implements Consumer<Lab.Frame> {
    /** How often what a port sent is summed up. */
    static final Duration TRAFFIC_PERIOD = Duration.ofMillis(500);

    /** A frame is stamped when it reaches the hub; it left its machine a moment before. */
    static final Duration ERROR = Duration.ofMillis(1);

    private static final String SOURCE = "lan.pcapng";

    private final Inventory inventory;
    private final EventLog log;
    private final long originNs;
    private final Map<String, Sum> traffic = new HashMap<>();
    private Duration summed = Duration.ZERO;

    /** @param originNs the reading of {@link System#nanoTime()} at which the run's axis is zero */
    public FrameProbe(Inventory inventory, EventLog log, long originNs) {
        this.inventory = inventory;
        this.log = log;
        this.originNs = originNs;
    }

    @Override
    public void accept(Lab.Frame frame) {
        Duration at = Duration.ofNanos(frame.monotonicNs() - originNs);
        Stamp stamp = new Stamp(at, ERROR, SOURCE, frame.number());
        Frames.Decoded decoded = Frames.decode(frame.bytes());
        if (decoded instanceof Frames.Arp arp
                && arp.senderIp().equals(inventory.router().address())) {
            // A request from the address itself claims it, too; a probe with an empty sender does not.
            log.add(new Event.AddressClaim(stamp, arp.senderIp(), arp.senderMac(), arp.gratuitous(), frame.number()));
        } else if (decoded instanceof Frames.EchoReply reply && pinged(reply.source())) {
            log.add(new Event.FrameReply(stamp, reply.source(), frame.number()));
        }
        count(frame, decoded, at);
    }

    private boolean pinged(Ipv4 address) {
        return inventory.pingedAddresses().contains(address);
    }

    /** What one port sent since its last event. */
    private static final class Sum {
        private long frames;
        private long heartbeat;
        private long drbd;
        private Duration last = Duration.ZERO;
        private long number;
    }

    private void count(Lab.Frame frame, Frames.Decoded decoded, Duration at) {
        Sum sum = traffic.computeIfAbsent(frame.port(), p -> new Sum());
        sum.frames++;
        sum.heartbeat += decoded instanceof Frames.Heartbeat ? 1 : 0;
        sum.drbd += decoded instanceof Frames.Drbd ? 1 : 0;
        sum.last = at;
        sum.number = frame.number();
        if (at.minus(summed).compareTo(TRAFFIC_PERIOD) >= 0) {
            summed = at;
            traffic.forEach((port, s) -> log.add(new Event.PortTraffic(
                    new Stamp(s.last, ERROR, SOURCE, s.number), port, s.frames, s.heartbeat, s.drbd)));
            traffic.clear();
        }
    }
}
