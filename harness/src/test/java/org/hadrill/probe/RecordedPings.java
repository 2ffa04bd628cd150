package org.hadrill.probe;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hadrill.Recorded;
import org.hadrill.cluster.Ipv4;
import org.hadrill.recording.Event;
import org.hadrill.recording.Recording;
import org.hadrill.recording.Stamp;
import org.hadrill.recording.TestRecordings;

/** Recordings made of a recorded ping; the axis is zero when the first result was printed. */
final class RecordedPings {
    private RecordedPings() {}

    static Recording read(String file, Ipv4 address, Duration period) throws IOException {
        Duration origin = origin(file);
        List<Event> events = new ArrayList<>();
        for (String line : Recorded.lines(file)) {
            PingLine.parse(line).ifPresent(ping -> {
                Stamp at = new Stamp(SourceClock.seconds(ping.epochSeconds()).minus(origin), Duration.ZERO, file, 0);
                events.add(
                        ping.answered()
                                ? new Event.PingReply(at, address, ping.seq(), ping.duplicate())
                                : new Event.PingSilence(at, address, ping.seq(), ping.reason()));
            });
        }
        return TestRecordings.of(period, events);
    }

    /** The clock that ping printed, when the axis is zero. */
    static Duration origin(String file) throws IOException {
        return Recorded.lines(file).stream()
                .flatMap(line -> PingLine.parse(line).stream())
                .map(ping -> SourceClock.seconds(ping.epochSeconds()))
                .findFirst()
                .orElseThrow();
    }
}
