package org.hadrill.controller;

import java.time.Duration;
import java.util.Optional;
import org.hadrill.controller.Action.Verb;
import org.hadrill.controller.Input.Outcome;
import org.hadrill.controller.config.ResourceGroup;
import org.jspecify.annotations.Nullable;

/** Whether this node's data are good enough to bring a group home: asked only while that is wanted. */
final class Readiness {
    static final Duration PERIOD = Duration.ofSeconds(2);

    private final Scripts scripts;
    private boolean ready;
    private boolean bad;
    private boolean asked;
    private @Nullable Duration due;

    Readiness(ResourceGroup group, Outbox out) {
        this.scripts = new Scripts(group.resources(), out);
    }

    boolean ready() {
        return ready;
    }

    /** Whether nothing speaks against bringing the group here: it is ready, or nobody asks whether it is. */
    boolean good() {
        return ready || !asked;
    }

    /** Whether the last answer was that the data are not good; false before the first. */
    boolean bad() {
        return bad;
    }

    Optional<Duration> timer() {
        return Optional.ofNullable(due);
    }

    void tick(Duration now, boolean wanted) {
        asked = wanted;
        if (!wanted) {
            ready = false;
            bad = false;
            due = null;
            scripts.forget();
        } else if (!scripts.busy() && (due == null || now.compareTo(due) >= 0)) {
            due = null;
            scripts.run(0, Verb.READY);
        }
    }

    boolean ended(Input.ScriptEnded end, Duration now) {
        if (!scripts.takes(end)) {
            return false;
        }
        if (end.outcome() != Outcome.OK) {
            ready = false;
            bad = true;
            due = now.plus(PERIOD);
        } else if (scripts.index() < scripts.last()) {
            scripts.run(scripts.index() + 1, Verb.READY);
        } else {
            ready = true;
            bad = false;
            due = now.plus(PERIOD);
        }
        return true;
    }
}
