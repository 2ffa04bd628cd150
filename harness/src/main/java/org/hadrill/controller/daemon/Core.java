package org.hadrill.controller.daemon;

import java.time.Duration;
import java.util.List;
import org.hadrill.controller.Action;
import org.hadrill.controller.Controller;
import org.hadrill.controller.Input;
import org.hadrill.controller.Status;

/** The state machine that the daemon drives: a {@link Controller}, or a scripted one in tests. Not thread-safe. */
interface Core {
    /** As {@link Controller#on}. */
    List<Action> on(Duration now, Input input);

    /** As {@link Controller#nextTimer}. */
    Duration nextTimer();

    /** As {@link Controller#status}. */
    Status status(Duration now);

    static Core of(Controller controller) {
        return new Core() {
            @Override
            public List<Action> on(Duration now, Input input) {
                return controller.on(now, input);
            }

            @Override
            public Duration nextTimer() {
                return controller.nextTimer();
            }

            @Override
            public Status status(Duration now) {
                return controller.status(now);
            }
        };
    }
}
