package org.hadrill.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hadrill.cluster.NodeName;
import org.hadrill.recording.Event;
import org.hadrill.recording.Event.NodeSample;
import org.hadrill.recording.Event.Point;
import org.hadrill.recording.Header;
import org.hadrill.recording.Header.Expectation;
import org.hadrill.recording.Recording;

/** A recording as the checks ask for it: the part after the fault, sample by sample. */
final class Facts {
    private final Recording recording;
    private final Duration fault;

    /** @throws NotJudgeable when the recording has no fault */
    Facts(Recording recording) {
        this.recording = recording;
        this.fault = recording
                .fault()
                .orElseThrow(() -> new NotJudgeable(recording
                        .mark(Point.BASELINE_SICK)
                        .map(m -> "nothing was broken: " + m.detail())
                        .orElse("nothing was broken")));
    }

    Recording recording() {
        return recording;
    }

    Header header() {
        return recording.header();
    }

    Expectation expectation() {
        return header().expectation();
    }

    NodeName preferred() {
        return header().preferred();
    }

    NodeName standby() {
        return header().standby();
    }

    List<NodeName> nodes() {
        return List.of(preferred(), standby());
    }

    Duration fault() {
        return fault;
    }

    <E extends Event> Stream<E> afterFault(Class<E> kind) {
        return recording.of(kind).filter(e -> e.at().time().compareTo(fault) >= 0);
    }

    Stream<NodeSample> samples(NodeName node) {
        return afterFault(NodeSample.class).filter(s -> s.node().equals(node));
    }

    /** The first sample of {@code node} after the fault that is so. */
    Optional<NodeSample> first(NodeName node, Predicate<NodeSample> is) {
        return samples(node).filter(is).findFirst();
    }

    Optional<NodeSample> firstAfter(NodeName node, Duration from, Predicate<NodeSample> is) {
        return samples(node)
                .filter(s -> s.at().time().compareTo(from) >= 0)
                .filter(is)
                .findFirst();
    }

    /** When the fault's undo began; where there was none, the end. */
    Duration undo() {
        return recording.undo();
    }

    /** When the fault was seen to be undone; where that was not seen, when its undo began. */
    Duration undone() {
        return recording.undone();
    }

    /** The first sample after the fault and before its undo in which {@code node} began to be so. */
    Optional<NodeSample> beganBeforeUndo(NodeName node, Predicate<NodeSample> is) {
        boolean was = recording
                .of(NodeSample.class)
                .filter(s -> s.node().equals(node) && s.at().time().compareTo(fault) < 0)
                .reduce((a, b) -> b)
                .filter(is)
                .isPresent();
        Duration undo = undo();
        for (NodeSample s :
                samples(node).filter(x -> x.at().time().compareTo(undo) < 0).toList()) {
            if (is.test(s) && !was) {
                return Optional.of(s);
            }
            was = is.test(s);
        }
        return Optional.empty();
    }

    /** The last sample of {@code node}, or a reason to say UNKNOWN when it had fallen silent before the end. */
    NodeSample last(NodeName node) {
        NodeSample last = samples(node)
                .reduce((a, b) -> b)
                .orElseThrow(() -> new NotJudgeable(node + " told no state after the fault"));
        Duration silent = recording.end().minus(last.at().time());
        if (silent.compareTo(SILENCE_LIMIT) > 0) {
            throw new NotJudgeable(node + " fell silent " + seconds(silent) + " s before the end");
        }
        return last;
    }

    /** A node that is silent for longer leaves unknown what it was meanwhile, and at the end the end state. */
    static final Duration SILENCE_LIMIT = Duration.ofSeconds(5);

    /** Stretches of samples in a row that are so, from the first sample to the last: never longer than the truth. */
    List<Stretch> stretches(NodeName node, Predicate<NodeSample> is) {
        List<Stretch> stretches = new ArrayList<>();
        NodeSample first = null;
        NodeSample last = null;
        for (NodeSample s : samples(node).toList()) {
            boolean holds = is.test(s);
            boolean breaks = last != null
                    && (!s.bootId().equals(last.bootId())
                            || s.at().time().minus(last.at().time()).compareTo(SILENCE_LIMIT) > 0);
            if (first != null && last != null && (!holds || breaks)) {
                stretches.add(new Stretch(first, last));
                first = null;
            }
            if (holds) {
                first = first == null ? s : first;
                last = s;
            }
        }
        if (first != null && last != null) {
            stretches.add(new Stretch(first, last));
        }
        return stretches;
    }

    /** From one sample to a later one of the same node and boot. */
    record Stretch(NodeSample first, NodeSample last) {
        Duration from() {
            return first.at().time().plus(first.at().error());
        }

        Duration to() {
            return last.at().time().minus(last.at().error());
        }
    }

    /** When two stretches hold at once beyond the error of their times. */
    record Overlap(Duration from, Duration length, NodeSample a, NodeSample b) {}

    /** The longest time at which {@code is} held on both nodes for certain. */
    Optional<Overlap> overlap(Predicate<NodeSample> is) {
        return stretches(preferred(), is).stream()
                .flatMap(a -> stretches(standby(), is).stream().map(b -> overlap(a, b)))
                .filter(o -> o.length().compareTo(Duration.ZERO) > 0)
                .max(java.util.Comparator.comparing(Overlap::length));
    }

    private static Overlap overlap(Stretch a, Stretch b) {
        Duration from = a.from().compareTo(b.from()) > 0 ? a.from() : b.from();
        Duration to = a.to().compareTo(b.to()) < 0 ? a.to() : b.to();
        return new Overlap(from, to.minus(from), a.first(), b.first());
    }

    static boolean isPrimary(NodeSample sample) {
        return sample.drbd().filter(d -> d.role().equals("Primary")).isPresent();
    }

    static String drbd(NodeSample sample) {
        return sample.drbd().map(Object::toString).orElse("not configured");
    }

    /** Seconds after the fault, such as {@code +12.3 s}. */
    String when(Duration time) {
        return String.format(Locale.ROOT, "%+.1f s", time.minus(fault).toMillis() / 1e3);
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1e3);
    }

    /** Thrown by checks that cannot say; the message is the reason. */
    static final class NotJudgeable extends RuntimeException {
        NotJudgeable(String reason) {
            super(reason);
        }
    }
}
