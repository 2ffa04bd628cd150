package org.hadrill.report.html;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hadrill.cluster.Ipv4;
import org.hadrill.recording.Event;
import org.hadrill.recording.Event.PingReply;
import org.hadrill.recording.Event.PingSilence;
import org.hadrill.recording.Recording;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.run.RunResult.OutageResult;

/**
 * The pings of one address: each probe is one mark, a tall stroke where it was answered and a low one where it was not. The
 * marks of one kind are one path, so that a thousand of them stay small.
 */
final class PingStrip {
    private static final String REPLY = "v12";
    private static final String SILENCE = "v4";
    private static final double REPLY_TOP = 1.5;
    private static final double SILENCE_TOP = 9.5;

    private final Axis axis;

    PingStrip(Axis axis) {
        this.axis = axis;
    }

    Lane lane(Recording recording, DrillResult drill, Ipv4 address) {
        Map<Long, Duration> replies = new LinkedHashMap<>();
        Map<Long, Duration> silences = new LinkedHashMap<>();
        for (Event event : recording.events()) {
            if (event instanceof PingReply r && r.address().equals(address)) {
                replies.putIfAbsent(r.seq(), r.at().time());
            } else if (event instanceof PingSilence s && s.address().equals(address)) {
                silences.putIfAbsent(s.seq(), s.at().time());
            }
        }
        silences.keySet().removeAll(replies.keySet());
        List<Box> gaps = drill.outages().stream()
                .filter(o -> o.address().equals(address))
                .map(this::gap)
                .toList();
        return Lane.of(
                "ping " + address,
                "answers",
                gaps,
                List.of(
                        strokes("reply", replies.values(), REPLY_TOP, REPLY),
                        strokes("silence", silences.values(), SILENCE_TOP, SILENCE)));
    }

    private Box gap(OutageResult outage) {
        Duration from = axis.zero().plus(outage.start());
        Duration to = from.plus(outage.duration());
        double seconds = outage.duration().toMillis() / 1e3;
        String length = String.format(Locale.ROOT, outage.censored() ? "> %.1f s" : "%.1f s", seconds);
        return Box.of(
                axis.x(from),
                axis.x(to),
                "gap",
                "silent",
                "no answer from " + outage.address() + ", " + axis.span(from, to),
                "no answer " + length,
                length);
    }

    /** In milliseconds from zero, not in pixels: whole numbers that repeat pack well, and stay exact when enlarged. */
    private Lane.Strokes strokes(String css, Collection<Duration> times, double top, String mark) {
        StringBuilder path = new StringBuilder();
        String down = "-" + mark.substring(1);
        long before = 0;
        for (Duration time : times.stream().sorted().toList()) {
            long ms = time.minus(axis.zero()).toMillis();
            if (path.isEmpty()) {
                path.append('M').append(ms).append(' ').append(Axis.px(top));
            } else {
                path.append('m').append(ms - before).append(down);
            }
            path.append(mark);
            before = ms;
        }
        return new Lane.Strokes(css, path.toString(), times.size());
    }
}
