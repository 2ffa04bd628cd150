package org.hadrill.drill;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.hadrill.cluster.Inventory;
import org.hadrill.fault.Injector;
import org.hadrill.recording.Header.Expectation;

/**
 * What a drill breaks and what the cluster has to do then.
 *
 * @param name as on the command line, such as {@code power-cut-active}
 * @param summary one sentence for lists
 * @param prepare a fault that is injected before the judged part begins, such as the power cut before a return
 * @param fault the fault; absent in a control drill that breaks nothing
 * @param hold how long the fault stands at least before its undo; and how long a control drill looks
 * @param helps whether the cluster has to heal without the undo, so that the undo is help
 */
public record Scenario(
        String name,
        String summary,
        Expectation expectation,
        Optional<Function<DrillContext, Injector>> prepare,
        Optional<Function<DrillContext, Injector>> fault,
        Function<Inventory, Duration> hold,
        boolean helps) {
    /** A fault that stands until the service has moved, where it has to move, or else for {@link Windows#stand}. */
    public static Scenario of(
            String name, String summary, Expectation expectation, Function<DrillContext, Injector> fault) {
        return new Scenario(name, summary, expectation, Optional.empty(), Optional.of(fault), Windows::stand, false);
    }

    public Scenario prepared(Function<DrillContext, Injector> first) {
        return new Scenario(name, summary, expectation, Optional.of(first), fault, hold, helps);
    }

    public Scenario holding(Function<Inventory, Duration> time) {
        return new Scenario(name, summary, expectation, prepare, fault, time, helps);
    }

    /** The cluster has to heal by itself. */
    public Scenario healing() {
        return new Scenario(name, summary, expectation, prepare, fault, hold, true);
    }
}
