package org.hadrill.controller;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The failover controller of one node as a pure state machine: no thread, clock, socket or file in it. The same inputs at
 * the same times give the same actions.
 *
 * <p>Not thread-safe: the daemon calls from one thread.
 */
public final class Controller {
    private final Settings settings;

    public Controller(Settings settings) {
        this.settings = settings;
    }

    /**
     * Takes an input and says what to do, in order.
     *
     * @param now since the controller was made; never less than in the call before
     */
    public List<Action> on(Duration now, Input input) {
        return List.of();
    }

    /** When {@link #on} must be called with a {@link Input.Tick} at the latest, on the axis of {@code now}. */
    public Duration nextTimer() {
        return Duration.ZERO;
    }

    public Status status(Duration now) {
        return new Status(
                settings.self(),
                settings.peer(),
                now,
                Status.PeerState.UNKNOWN,
                Map.of(),
                List.of(),
                Map.of(),
                List.of());
    }
}
