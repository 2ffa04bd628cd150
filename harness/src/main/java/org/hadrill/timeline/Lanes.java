package org.hadrill.timeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hadrill.cluster.NodeName;
import org.hadrill.recording.Event;
import org.hadrill.recording.Event.AddressClaim;
import org.hadrill.recording.Event.DrbdState;
import org.hadrill.recording.Event.NodeSample;
import org.hadrill.recording.Event.PowerReading;
import org.hadrill.recording.Recording;

/**
 * The intervals of every state in a recording. A node that dies leaves its last sample standing, so every interval ends
 * at its last sample when the next is missing for longer than {@link #SILENCE_PERIODS} periods.
 */
public final class Lanes {
    /** A sample is late after this many periods, and the state is not known from its last sample on. */
    public static final int SILENCE_PERIODS = 4;

    private final Recording recording;
    private final Duration silence;

    public Lanes(Recording recording) {
        this.recording = recording;
        this.silence = recording.header().statePeriod().multipliedBy(SILENCE_PERIODS);
    }

    /** DRBD's state on {@code node}; absent values are times when DRBD was not configured. */
    public List<Span<Optional<DrbdState>>> drbd(NodeName node) {
        return spans(node, s -> s.drbd().map(Lanes::withoutPercent));
    }

    public List<Span<String>> role(NodeName node) {
        return spans(node, s -> s.drbd().map(DrbdState::role).orElse("Unconfigured"));
    }

    public List<Span<Boolean>> mounted(NodeName node) {
        return spans(node, NodeSample::mounted);
    }

    public List<Span<Boolean>> service(NodeName node) {
        return spans(node, NodeSample::service);
    }

    public List<Span<String>> guests(NodeName node) {
        return spans(node, s -> s.guests().stream().map(Object::toString).collect(Collectors.joining(" ")));
    }

    public List<Span<Boolean>> manager(NodeName node) {
        return spans(node, NodeSample::manager);
    }

    public List<Span<String>> interconnect(NodeName node) {
        return spans(node, NodeSample::interconnect);
    }

    /** When the node was up and told us so; the value is its boot. */
    public List<Span<String>> alive(NodeName node) {
        return spans(node, NodeSample::bootId);
    }

    /** What the BMC said, from each reading to the next. */
    public List<Span<Boolean>> power(NodeName node) {
        List<PowerReading> readings = recording
                .of(PowerReading.class)
                .filter(r -> r.node().equals(node))
                .toList();
        List<Span<Boolean>> spans = new ArrayList<>();
        for (int i = 0; i < readings.size(); i++) {
            Duration to = i + 1 < readings.size() ? readings.get(i + 1).at().time() : recording.end();
            add(
                    spans,
                    readings.get(i).at().time(),
                    to,
                    readings.get(i).on(),
                    readings.get(i).at().ref());
        }
        return List.copyOf(spans);
    }

    /**
     * Who owned the router's address: each claim holds until another claims it. The value is the node whose card it was,
     * or the Ethernet address of a stranger.
     */
    public List<Span<String>> owner() {
        List<AddressClaim> claims = recording
                .of(AddressClaim.class)
                .filter(c -> c.address().equals(recording.header().routerAddress()))
                .toList();
        List<Span<String>> spans = new ArrayList<>();
        for (int i = 0; i < claims.size(); i++) {
            Duration to = i + 1 < claims.size() ? claims.get(i + 1).at().time() : recording.end();
            add(
                    spans,
                    claims.get(i).at().time(),
                    to,
                    ownerName(claims.get(i)),
                    claims.get(i).at().ref());
        }
        return List.copyOf(spans);
    }

    private String ownerName(AddressClaim claim) {
        return recording.header().outerCards().entrySet().stream()
                .filter(e -> e.getValue().equals(claim.mac()))
                .map(e -> e.getKey().value())
                .findFirst()
                .orElse(claim.mac().value());
    }

    private <T> List<Span<T>> spans(NodeName node, Function<NodeSample, T> value) {
        List<NodeSample> samples = recording
                .of(NodeSample.class)
                .filter(s -> s.node().equals(node))
                .sorted(Comparator.comparing((Event e) -> e.at().time()))
                .toList();
        List<Span<T>> spans = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            NodeSample now = samples.get(i);
            Duration from = now.at().time();
            Duration to = from;
            if (i + 1 < samples.size()) {
                NodeSample next = samples.get(i + 1);
                boolean continuous = next.at().time().minus(from).compareTo(silence) <= 0
                        && next.bootId().equals(now.bootId());
                to = continuous ? next.at().time() : from;
            }
            add(spans, from, to, value.apply(now), now.at().ref());
        }
        return List.copyOf(spans);
    }

    private static <T> void add(List<Span<T>> spans, Duration from, Duration to, T value, String ref) {
        if (!spans.isEmpty()) {
            Span<T> last = spans.get(spans.size() - 1);
            if (last.to().equals(from) && Objects.equals(last.value(), value)) {
                spans.set(spans.size() - 1, new Span<>(last.from(), to, value, last.ref()));
                return;
            }
        }
        spans.add(new Span<>(from, to, value, ref));
    }

    private static DrbdState withoutPercent(DrbdState s) {
        return new DrbdState(s.connection(), s.role(), s.peerRole(), s.disk(), s.peerDisk(), Optional.empty());
    }
}
