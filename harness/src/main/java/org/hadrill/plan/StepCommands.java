package org.hadrill.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.hadrill.plan.CommandRecorder.Ran;
import org.hadrill.recording.Event.FaultStep;
import org.hadrill.recording.Event.Step;
import org.hadrill.recording.Recording;

/**
 * The commands of one step of a fault, in the order in which each was first run: what a step asks again and again until it has
 * changed stands here once.
 */
public record StepCommands(Step step, List<HostCommand> commands) {
    public StepCommands {
        commands = List.copyOf(commands);
    }

    /** Shares {@code ran} out to the steps of the drill: each belongs to the first step that ended after it. */
    public static List<StepCommands> of(Recording recording, List<Ran> ran) {
        List<StepCommands> steps = new ArrayList<>();
        int next = 0;
        for (FaultStep end : recording.of(FaultStep.class).toList()) {
            LinkedHashSet<HostCommand> own = new LinkedHashSet<>();
            while (next < ran.size() && ran.get(next).at().compareTo(end.at().time()) <= 0) {
                own.add(ran.get(next++).command());
            }
            steps.add(new StepCommands(end.step(), List.copyOf(own)));
        }
        return steps;
    }
}
