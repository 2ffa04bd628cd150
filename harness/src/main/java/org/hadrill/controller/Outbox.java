package org.hadrill.controller;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.hadrill.controller.Action.Level;

/** Collects what to do in one step, and remembers the last log lines. */
final class Outbox {
    /** Log lines remembered for {@link Status#events()}. */
    static final int EVENTS = 50;

    private final Deque<String> events = new ArrayDeque<>();
    private List<Action> actions = new ArrayList<>();
    private Duration now = Duration.ZERO;
    private long lastToken;

    void begin(Duration at) {
        now = at;
    }

    void add(Action action) {
        actions.add(action);
    }

    void log(Level level, String text) {
        actions.add(new Action.Log(level, text));
        events.addLast(String.format(Locale.ROOT, "%.3f s %s: %s", now.toMillis() / 1e3, level, text));
        if (events.size() > EVENTS) {
            events.removeFirst();
        }
    }

    long token() {
        return ++lastToken;
    }

    List<Action> take() {
        List<Action> all = actions;
        actions = new ArrayList<>();
        return all;
    }

    List<String> events() {
        return List.copyOf(events);
    }
}
