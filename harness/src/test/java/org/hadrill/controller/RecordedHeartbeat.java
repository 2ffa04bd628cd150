package org.hadrill.controller;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.hadrill.cluster.NodeName;
import org.hadrill.controller.Action.Verb;
import org.hadrill.controller.Input.Outcome;
import org.hadrill.controller.config.AuthKeys;
import org.hadrill.controller.config.Resource;
import org.hadrill.controller.config.ResourceGroup;
import org.hadrill.controller.wire.Codec;
import org.hadrill.controller.wire.Message;
import org.hadrill.controller.wire.WireException;
import org.hadrill.probe.Pcap;

/**
 * Our controller in the place of one of two real Heartbeats that were recorded: it hears what the other one said, when that
 * said it. What it answers is to fit what the other one then did.
 */
final class RecordedHeartbeat {
    static final List<Resource> GROUP =
            List.of(new Resource("thing", List.of("a")), new Resource("thing", List.of("b")));
    private static final Duration SCRIPT = Duration.ofMillis(50);
    private static final int ETHERNET = 14;
    private static final int UDP = 8;

    final List<String> log = new ArrayList<>();
    final Set<String> running = new HashSet<>();
    final List<Message> acknowledgements = new ArrayList<>();

    private final List<String> said = new ArrayList<>();
    private final AuthKeys keys = Duel.keys("labsecret");
    private final Codec codec = new Codec(keys);
    private final NodeName self;
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(java.util.Comparator.comparingLong(Event::atNs).thenComparingLong(Event::number));
    private Controller controller;
    private Duration born = Duration.ZERO;
    private long nowNs;
    private long number;
    private boolean ended;

    private record Event(long atNs, long number, Optional<Input> input) {}

    RecordedHeartbeat(NodeName self) throws IOException, WireException {
        this.self = self;
        this.controller = begin(1);
        List<Pcap.Packet> packets = Pcap.read("heartbeat-handovers.pcap.gz");
        Duration first = packets.get(0).time();
        for (Pcap.Packet packet : packets) {
            byte[] datagram = payload(packet.bytes());
            if (!codec.decode(datagram).text("src").orElseThrow().equals(self.value())) {
                at(packet.time().minus(first), new Input.Datagram("eth2", datagram));
            }
        }
    }

    private Controller begin(long generation) {
        ended = false;
        born = Duration.ofNanos(nowNs);
        return new Controller(new Settings(
                self,
                Duel.config(List.of("eth2"), false, false),
                List.of(new ResourceGroup(Duel.M1, GROUP)),
                keys,
                generation,
                Instant.EPOCH,
                Duration.ZERO,
                Duration.ofSeconds(60)));
    }

    void at(Duration time, Input input) {
        events.add(new Event(time.toNanos(), number++, Optional.of(input)));
    }

    /** Ours ends and begins anew, and finds these resources running. */
    void restart(List<Resource> found) {
        running.clear();
        found.forEach(resource -> running.add(resource.toString()));
        controller = begin(1000);
        feed(new Input.Tick());
    }

    /** Lets the time pass, and returns what ours said beside heartbeats, such as {@code resource local 1}; repetitions once. */
    List<String> until(Duration time) {
        said.clear();
        while (true) {
            long timer =
                    ended ? Long.MAX_VALUE : born.plus(controller.nextTimer()).toNanos();
            long next = Math.min(
                    timer, events.isEmpty() ? Long.MAX_VALUE : events.peek().atNs());
            if (next > time.toNanos()) {
                nowNs = time.toNanos();
                return List.copyOf(said);
            }
            nowNs = Math.max(next, nowNs);
            feed(next == timer ? new Input.Tick() : events.remove().input().orElseThrow());
        }
    }

    List<String> complaints() {
        return log.stream()
                .filter(line -> !line.startsWith("INFO "))
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .toList();
    }

    GroupStates states() {
        Status.Group group = controller.status(own()).groups().get(0);
        return new GroupStates(group.here(), group.there().orElse(Status.GroupState.UNKNOWN));
    }

    record GroupStates(Status.GroupState here, Status.GroupState there) {}

    private Duration own() {
        return Duration.ofNanos(nowNs).minus(born);
    }

    private void feed(Input input) {
        if (!ended) {
            controller.on(own(), input).forEach(this::act);
        }
    }

    private void act(Action action) {
        if (action instanceof Action.Send send) {
            hear(send.datagram());
        } else if (action instanceof Action.Run run) {
            at(Duration.ofNanos(nowNs).plus(SCRIPT), new Input.ScriptEnded(run.token(), outcome(run), ""));
        } else if (action instanceof Action.Log line) {
            log.add(line.level() + " " + line.text());
        } else if (action instanceof Action.End) {
            ended = true;
        }
    }

    private Outcome outcome(Action.Run run) {
        String name = run.resource().toString();
        if (run.verb() == Verb.START) {
            running.add(name);
        } else if (run.verb() == Verb.STOP) {
            running.remove(name);
        } else if (run.verb() == Verb.STATUS && !running.contains(name)) {
            return Outcome.FAILED;
        }
        return Outcome.OK;
    }

    private void hear(byte[] datagram) {
        Message message;
        try {
            message = codec.decode(datagram);
        } catch (WireException impossible) {
            throw new AssertionError(impossible);
        }
        if (message.type().equals("NS_ackmsg")) {
            acknowledgements.add(message);
        } else if (!message.type().equals("status")) {
            List<String> words = new ArrayList<>(List.of(message.type()));
            for (String field : List.of("rsc_hold", "isstable", "info")) {
                message.text(field).ifPresent(words::add);
            }
            String sentence = String.join(" ", words);
            if (said.isEmpty() || !said.get(said.size() - 1).equals(sentence)) {
                said.add(sentence);
            }
        }
    }

    private static byte[] payload(byte[] frame) {
        int udp = ETHERNET + 4 * (frame[ETHERNET] & 0xf);
        int length = (frame[udp + 4] & 0xff) << 8 | frame[udp + 5] & 0xff;
        return Arrays.copyOfRange(frame, udp + UDP, udp + length);
    }
}
