package org.hadrill.recording;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A finished drill's raw facts, by time. Checks and reports read this and nothing else. They ask for one kind of event again
 * and again, so the kinds are kept apart, too.
 *
 * <p>Immutable.
 */
public final class Recording {
    private static final Comparator<Event> BY_TIME = Comparator.comparing(e -> e.at().time());

    private final Header header;
    private final List<Event> events;
    private final Map<Class<?>, List<Event>> byKind = new HashMap<>();

    /** @param events in any order; those of one moment stay in theirs */
    public Recording(Header header, List<Event> events) {
        this.header = header;
        List<Event> byTime = new ArrayList<>(events);
        byTime.sort(BY_TIME);
        this.events = Collections.unmodifiableList(byTime);
        for (Event event : byTime) {
            byKind.computeIfAbsent(event.getClass(), k -> new ArrayList<>()).add(event);
        }
    }

    public Header header() {
        return header;
    }

    public List<Event> events() {
        return events;
    }

    /** The events of one kind: one of the records of {@link Event}. */
    public <E extends Event> Stream<E> of(Class<E> kind) {
        return byKind.getOrDefault(kind, List.of()).stream().map(kind::cast);
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

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Recording r && header.equals(r.header) && events.equals(r.events);
    }

    @Override
    public int hashCode() {
        return Objects.hash(header, events);
    }

    @Override
    public String toString() {
        return "Recording[" + header.scenario() + ", " + events.size() + " events]";
    }

    /** When the fault's undo began; the end where it never did. */
    public Duration undo() {
        return mark(Event.Point.UNDO).map(m -> m.at().time()).orElse(end());
    }

    /** When the fault was seen to be undone; where that was not seen, when its undo began. */
    public Duration undone() {
        Duration begun = undo();
        return of(Event.FaultStep.class)
                .filter(s -> s.step() == Event.Step.PROVE_UNDO && s.at().time().compareTo(begun) >= 0)
                .findFirst()
                .map(s -> s.at().time())
                .orElse(begun);
    }
}
