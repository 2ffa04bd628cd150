package org.hadrill.report.html;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hadrill.cluster.NodeName;
import org.hadrill.heartbeat.HeartbeatLog;
import org.hadrill.heartbeat.KernelLog;
import org.hadrill.recording.Event.LogLine;
import org.hadrill.recording.Recording;

/**
 * What a node's logs said: a tick for each line that tells something, and a word for the few that tell the story. Lines of
 * the console are left out: their time is not known.
 */
final class LogLane {
    private static final double TICK = 1.5;
    private static final double NOTABLE = 3;

    private static final Map<HeartbeatLog.Kind, String> MANAGER_WORDS = Map.of(
            HeartbeatLog.Kind.NODE_DEAD, "takes the other for dead",
            HeartbeatLog.Kind.TAKEOVER_COMPLETE, "says takeover complete",
            HeartbeatLog.Kind.GIVING_UP, "gives up",
            HeartbeatLog.Kind.SHUTDOWN_NOTICE, "other shuts down",
            HeartbeatLog.Kind.BOTH_OWN, "both own the resources");

    private static final Map<KernelLog.Kind, String> KERNEL_WORDS = Map.of(
            KernelLog.Kind.PEER_LOST, "disk's peer lost",
            KernelLog.Kind.SPLIT_BRAIN, "split brain",
            KernelLog.Kind.RECOVERY, "journal recovered",
            KernelLog.Kind.RESYNC_DONE, "resync done");

    private final Axis axis;

    LogLane(Axis axis) {
        this.axis = axis;
    }

    /** A line of a log with the word for it, empty where it has none. */
    private record Entry(double x, String word, String title) {}

    Lane lane(Recording recording, NodeName node, String css) {
        List<Entry> entries = recording
                .of(LogLine.class)
                .filter(l -> l.node().equals(node) && shown(l.at().time()))
                .flatMap(l -> entry(l).stream())
                .toList();
        List<Box> boxes = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            boxes.add(box(entries, i));
        }
        return Lane.of("log", node, css, "", boxes, List.of());
    }

    private Box box(List<Entry> entries, int i) {
        Entry entry = entries.get(i);
        if (entry.word().isEmpty()) {
            return new Box(entry.x(), TICK, "tick", "", entry.title(), "");
        }
        double next = entries.stream()
                .skip(i + 1L)
                .filter(e -> !e.word().isEmpty())
                .mapToDouble(Entry::x)
                .findFirst()
                .orElse(Axis.WIDTH);
        boolean fits = entry.x() + NOTABLE + Box.textWidth(entry.word()) <= next;
        return new Box(entry.x(), NOTABLE, "tick notable", entry.word(), entry.title(), fits ? entry.word() : "");
    }

    private Optional<Entry> entry(LogLine line) {
        Optional<String> word = line.log().equals("manager") ? manager(line.text()) : kernel(line);
        return word.map(w -> new Entry(
                axis.x(line.at().time()),
                w,
                axis.offset(line.at().time()) + " " + line.at().ref() + ": " + line.text()));
    }

    private static Optional<String> manager(String text) {
        HeartbeatLog.Kind kind = HeartbeatLog.classify(text);
        return kind == HeartbeatLog.Kind.OTHER ? Optional.empty() : Optional.of(MANAGER_WORDS.getOrDefault(kind, ""));
    }

    private static Optional<String> kernel(LogLine line) {
        KernelLog.Kind kind = KernelLog.classify(line.text());
        return !line.log().equals("kernel") || kind == KernelLog.Kind.OTHER
                ? Optional.empty()
                : Optional.of(KERNEL_WORDS.getOrDefault(kind, ""));
    }

    private boolean shown(Duration time) {
        return time.compareTo(axis.from()) > 0 && time.compareTo(axis.to()) < 0;
    }
}
