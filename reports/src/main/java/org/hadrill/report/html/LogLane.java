package org.hadrill.report.html;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hadrill.cluster.NodeName;
import org.hadrill.heartbeat.HeartbeatLog;
import org.hadrill.heartbeat.KernelLog;
import org.hadrill.recording.Event.LogLine;
import org.hadrill.recording.Recording;

/**
 * What a node's logs said: a tick for each line that tells something, and a word for those that tell the story, the most
 * telling first where there is not room for all. Lines of the console are left out: their time is not known.
 */
final class LogLane {
    private static final double TICK = 1.5;
    private static final double NOTABLE = 3;
    private static final Word NO_WORD = new Word("", 9);

    private final Axis axis;

    LogLane(Axis axis) {
        this.axis = axis;
    }

    /** A word for a line; the lower the rank, the sooner it is written. */
    private record Word(String text, int rank) {}

    private record Entry(double x, Word word, String title) {
        boolean notable() {
            return !word.text().isEmpty();
        }

        double end() {
            return x + NOTABLE + Box.textWidth(word.text());
        }
    }

    Lane lane(Recording recording, NodeName node, String css) {
        List<Entry> entries = recording
                .of(LogLine.class)
                .filter(l -> l.node().equals(node) && shown(l.at().time()))
                .flatMap(l -> word(l).map(w -> entry(l, w)).stream())
                .toList();
        Set<Entry> written = written(entries);
        List<Box> boxes = entries.stream()
                .sorted(Comparator.comparingInt(e -> e.word().rank()))
                .map(e -> new Box(
                        e.x(),
                        e.notable() ? NOTABLE : TICK,
                        e.notable() ? "tick notable" : "tick",
                        e.word().text(),
                        e.title(),
                        List.of(e.word().text()),
                        written.contains(e) ? e.word().text() : ""))
                .toList();
        return Lane.of("log", node, css, "", boxes, List.of());
    }

    /** The words that have room. */
    private static Set<Entry> written(List<Entry> entries) {
        List<Entry> written = new ArrayList<>();
        entries.stream()
                .filter(Entry::notable)
                .sorted(Comparator.comparingInt(e -> e.word().rank()))
                .filter(e -> e.end() <= Axis.WIDTH)
                .forEach(e -> {
                    if (written.stream().noneMatch(w -> e.x() < w.end() && w.x() < e.end())) {
                        written.add(e);
                    }
                });
        return new HashSet<>(written);
    }

    private Entry entry(LogLine line, Word word) {
        Duration time = line.at().time();
        return new Entry(axis.x(time), word, axis.offset(time) + " " + line.at().ref() + ": " + line.text());
    }

    private static Optional<Word> word(LogLine line) {
        return switch (line.log()) {
            case "manager" -> manager(HeartbeatLog.classify(line.text()));
            case "kernel" -> kernel(KernelLog.classify(line.text()));
            default -> Optional.empty();
        };
    }

    private static Optional<Word> manager(HeartbeatLog.Kind kind) {
        return switch (kind) {
            case OTHER -> Optional.empty();
            case NODE_DEAD -> Optional.of(new Word("peer is dead", 1));
            case TAKEOVER_COMPLETE -> Optional.of(new Word("takeover complete", 2));
            case GIVING_UP -> Optional.of(new Word("gives up", 1));
            case BOTH_OWN -> Optional.of(new Word("both own the resources", 1));
            case SHUTDOWN_NOTICE -> Optional.of(new Word("peer shuts down", 2));
            default -> Optional.of(NO_WORD);
        };
    }

    private static Optional<Word> kernel(KernelLog.Kind kind) {
        return switch (kind) {
            case OTHER -> Optional.empty();
            case SPLIT_BRAIN -> Optional.of(new Word("split brain", 0));
            case PEER_LOST -> Optional.of(new Word("disk peer lost", 4));
            case RECOVERY -> Optional.of(new Word("journal recovered", 5));
            case RESYNC_DONE -> Optional.of(new Word("resync done", 3));
            default -> Optional.of(NO_WORD);
        };
    }

    private boolean shown(Duration time) {
        return time.compareTo(axis.from()) > 0 && time.compareTo(axis.to()) < 0;
    }
}
