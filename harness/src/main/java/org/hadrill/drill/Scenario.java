package org.hadrill.drill;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.hadrill.fault.Injector;
import org.hadrill.recording.Header.Expectation;

/**
 * What a drill breaks and what the cluster has to do then.
 *
 * @param name as on the command line, such as {@code power-cut-active}
 * @param summary one sentence for lists
 * @param prepare a fault that is injected before the judged part begins, such as the power cut before a return
 * @param fault the fault; absent in a control drill that breaks nothing
 * @param hold how long the fault stands before its undo where the cluster has to stay; and how long a control drill looks
 * @param helps whether the cluster has to heal without the undo, so that the undo is help
 */
public record Scenario(
        String name,
        String summary,
        Expectation expectation,
        Optional<Function<DrillContext, Injector>> prepare,
        Optional<Function<DrillContext, Injector>> fault,
        Duration hold,
        boolean helps) {}
