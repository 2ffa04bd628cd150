package org.hadrill.controller;

import java.time.Duration;
import java.util.List;

/** The state machine that a daemon drives: a {@link Controller}, or one that a test or a defect puts in its place. Not thread-safe. */
public interface Core {
    /**
     * Takes an input and says what to do, in order. After {@link Action.End} nothing more comes.
     *
     * @param at since the core was made; never less than in the call before
     */
    List<Action> on(Duration at, Input input);

    /** When {@link #on} must be called with a {@link Input.Tick} at the latest, on the axis of its time. */
    Duration nextTimer();

    Status status(Duration at);
}
