package org.hadrill.controller;

import java.time.Duration;
import java.util.Optional;
import org.hadrill.controller.Action.Level;
import org.jspecify.annotations.Nullable;

/** Switches the peer off, tries again until that is confirmed, and lets nothing happen before. */
final class Fencing {
    /** Pause after an attempt that was not confirmed. */
    static final Duration RETRY = Duration.ofSeconds(5);

    /** The node that is not preferred shoots so much later, so that two that cannot hear each other do not both. */
    static final Duration STAGGER = Duration.ofSeconds(3);

    private final Settings settings;
    private final Peer peer;
    private final Outbox out;
    private @Nullable Duration due;
    private long running;

    Fencing(Settings settings, Peer peer, Outbox out) {
        this.settings = settings;
        this.peer = peer;
        this.out = out;
    }

    /** Whether ha.cf names a device by which this node can switch its peer off. */
    boolean configured() {
        return settings.config().stonith(settings.self(), settings.peer()).isPresent();
    }

    /** Fences unless that is under way already; {@code second} waits for {@link #STAGGER}. */
    void need(Duration now, boolean second) {
        if (running == 0 && due == null) {
            due = second ? now.plus(STAGGER) : now;
        }
    }

    Optional<Duration> timer() {
        return running == 0 ? Optional.ofNullable(due) : Optional.empty();
    }

    /** @param needed whether anybody still needs it; an attempt that only waits is called off otherwise */
    void tick(Duration now, boolean needed) {
        if (!needed) {
            due = null;
        }
        if (running == 0 && due != null && now.compareTo(due) >= 0) {
            due = null;
            running = out.token();
            out.log(Level.INFO, "Resetting node " + settings.peer() + " with STONITH: off, and read back.");
            out.add(new Action.Fence(running, settings.peer()));
        }
    }

    void ended(Input.FenceEnded end, Duration now) {
        if (end.token() != running) {
            return;
        }
        running = 0;
        if (end.confirmed()) {
            out.log(Level.INFO, "node " + settings.peer() + " is off, confirmed: " + end.evidence());
            peer.seenOff();
        } else {
            out.log(
                    Level.ERROR,
                    "node " + settings.peer() + " is not confirmed to be off: " + end.evidence()
                            + ". Nothing is taken over; next try in " + RETRY.toSeconds() + " s");
            due = now.plus(RETRY);
        }
    }
}
