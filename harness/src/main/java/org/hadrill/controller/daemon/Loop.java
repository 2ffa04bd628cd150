package org.hadrill.controller.daemon;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.hadrill.controller.Action;
import org.hadrill.controller.Core;
import org.hadrill.controller.Input;
import org.hadrill.controller.Status;
import org.hadrill.time.TimeSource;

/**
 * The one thread that owns the core. Datagrams that have arrived are always taken before a timer is: a daemon that was held
 * up (stopped, swapped out) hears its peer first and does not declare it dead for its own delay.
 */
final class Loop {
    /** Inputs waiting at most; more of them mean that the core is stuck, which is fatal. */
    static final int WAITING_MAX = 10_000;

    /** Shortest wait after a tick that the core answered with a timer already past: a defect there must not eat a processor. */
    private static final Duration TICK_MIN = Duration.ofMillis(1);

    private final Core core;
    private final TimeSource time;
    private final Network network;
    private final Consumer<Action> hands;
    private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>(WAITING_MAX);
    private boolean end;

    /**
     * @param time its zero is that of the core's axis
     * @param hands does an action without blocking; {@link Action.End} is not passed on
     */
    Loop(Core core, TimeSource time, Network network, Consumer<Action> hands) {
        this.core = core;
        this.time = time;
        this.network = network;
        this.hands = hands;
    }

    /** Runs until the core says {@link Action.End}. What the core or an action throws ends it, and is for the caller to judge. */
    void run() {
        boolean overdue = false;
        while (!end) {
            Duration wait = core.nextTimer().minus(time.elapsed());
            if (overdue && wait.compareTo(TICK_MIN) < 0) {
                wait = TICK_MIN;
            }
            network.await(wait, (iface, bytes) -> feed(new Input.Datagram(iface, bytes)));
            for (Runnable next = waiting.poll(); next != null && !end; next = waiting.poll()) {
                next.run();
            }
            overdue = !end && core.nextTimer().compareTo(time.elapsed()) <= 0;
            if (overdue) {
                feed(new Input.Tick());
            }
        }
    }

    /**
     * Hands {@code input} to the core. Any thread; does not wait.
     *
     * @throws IllegalStateException when {@value #WAITING_MAX} inputs wait already
     */
    void post(Input input) {
        enqueue(() -> feed(input));
    }

    /** What the core knows; completed by the loop's thread. Any thread; does not wait. */
    CompletableFuture<Status> status() {
        CompletableFuture<Status> status = new CompletableFuture<>();
        enqueue(() -> status.complete(core.status(time.elapsed())));
        return status;
    }

    private void enqueue(Runnable next) {
        if (!waiting.offer(next)) {
            throw new IllegalStateException("the controller is stuck: WAITING_MAX " + WAITING_MAX + " inputs wait");
        }
        network.wakeUp();
    }

    private void feed(Input input) {
        if (end) {
            return;
        }
        for (Action action : core.on(time.elapsed(), input)) {
            if (action instanceof Action.End) {
                end = true;
            } else {
                hands.accept(action);
            }
        }
    }
}
