package org.hadrill.recording;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A finished drill's raw facts, by time. Checks and reports read this and nothing else. */
public record Recording(Header header, List<Event> events) {
    public Recording {
        events = events.stream()
                .sorted(java.util.Comparator.comparing(e -> e.at().time()))
                .toList();
    }

    public <E extends Event> Stream<E> of(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast);
    }

    public Optional<Event.Mark> mark(Event.Point point) {
        return of(Event.Mark.class).filter(m -> m.point() == point).findFirst();
    }

    /** The last of several marks: a baseline that was disturbed begins anew. */
    public Optional<Event.Mark> lastMark(Event.Point point) {
        return of(Event.Mark.class).filter(m -> m.point() == point).reduce((a, b) -> b);
    }

    /** When the fault began; absent when nothing was broken. */
    public Optional<Duration> fault() {
        return mark(Event.Point.FAULT).map(m -> m.at().time());
    }

    /** The time of the first event; the axis' zero may lie long before. */
    public Duration start() {
        return events.isEmpty() ? Duration.ZERO : events.get(0).at().time();
    }

    /** The time of the last event. */
    public Duration end() {
        return events.isEmpty()
                ? Duration.ZERO
                : events.get(events.size() - 1).at().time();
    }
}
