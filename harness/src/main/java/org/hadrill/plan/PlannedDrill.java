package org.hadrill.plan;

import java.util.ArrayList;
import java.util.List;
import org.hadrill.recording.Event.Step;

/** Every command of a drill, in order. */
public record PlannedDrill(String scenario, List<Line> lines) {
    public PlannedDrill {
        lines = List.copyOf(lines);
    }

    /** Whether a command is run. */
    public enum When {
        ALWAYS(""),
        LEFT_ALONE("only where the node was not reset or switched off meanwhile"),
        SWITCHED_OFF("only where the cluster has switched the node off meanwhile");

        private final String words;

        When(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** @param number of the step, from 0; a drill may have two faults with the same steps */
    public record Line(int number, Step step, HostCommand command, When when) {}

    /** Of the same drill in two courses: the nodes left alone, and those switched off that the cluster may switch off. */
    static PlannedDrill of(String scenario, List<StepCommands> alone, List<StepCommands> off) {
        if (alone.size() != off.size()) {
            throw new IllegalStateException(scenario + " has other steps when a node is switched off: " + alone + off);
        }
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < alone.size(); i++) {
            merge(i, alone.get(i), off.get(i), lines);
        }
        return new PlannedDrill(scenario, lines);
    }

    private static void merge(int number, StepCommands alone, StepCommands off, List<Line> lines) {
        List<HostCommand> left = new ArrayList<>(alone.commands());
        for (HostCommand command : off.commands()) {
            while (left.contains(command) && !left.get(0).equals(command)) {
                lines.add(new Line(number, alone.step(), left.remove(0), When.LEFT_ALONE));
            }
            boolean both = left.remove(command);
            lines.add(new Line(number, alone.step(), command, both ? When.ALWAYS : When.SWITCHED_OFF));
        }
        left.forEach(c -> lines.add(new Line(number, alone.step(), c, When.LEFT_ALONE)));
    }
}
