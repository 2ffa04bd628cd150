package org.hadrill.fault.link;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hadrill.cluster.NodeName;
import org.hadrill.drill.DrillContext;
import org.hadrill.fault.ArmedUndo;
import org.hadrill.fault.FaultException;
import org.hadrill.fault.UndoJournal;
import org.hadrill.remote.CommandResult;

/**
 * Commands that break something on nodes, each with the one that undoes it and may be run at any time. The undo is in the
 * journal, and a timer on the node runs it when we no longer can. Not thread-safe.
 */
final class ArmedChange {
    /** The armed timer fires this long after the latest planned undo. */
    static final Duration TIMER_MARGIN = Duration.ofSeconds(30);

    static final Duration COMMAND_LIMIT = Duration.ofSeconds(10);

    /** Longest wait for a node that we cannot reach at the undo: as its own timer, or its boot, may make it reachable. */
    static final Duration RETURN_LIMIT = Duration.ofSeconds(300);

    private static final Duration POLL = Duration.ofMillis(100);

    private final DrillContext drill;
    private final List<Part> parts;
    private final List<ArmedUndo> timers = new ArrayList<>();

    /** What is done on a node; neither command holds a quote. */
    record Part(NodeName node, String change, String undo) {}

    /**
     * @param name of the timers
     * @param stands how long the change may stand at the most
     */
    ArmedChange(DrillContext drill, String name, Duration stands, List<Part> parts) {
        this.drill = drill;
        this.parts = List.copyOf(parts);
        for (Part part : parts) {
            timers.add(new ArmedUndo(drill.site().node(part.node()), name, part.undo(), stands.plus(TIMER_MARGIN)));
        }
    }

    List<UndoJournal.Entry> entries(String reason) {
        return parts.stream()
                .map(p -> new UndoJournal.Entry(UndoJournal.Action.RUN_ON_NODE, p.node(), p.undo(), reason))
                .toList();
    }

    void arm() throws FaultException, InterruptedException {
        for (ArmedUndo timer : timers) {
            timer.arm();
        }
    }

    void make() throws FaultException, InterruptedException {
        for (Part part : parts) {
            CommandResult result = drill.site().node(part.node()).run(part.change(), COMMAND_LIMIT);
            // Our own way to the node may be cut with the rest: what was seen from outside decides.
            if (result instanceof CommandResult.Completed && !result.ok()) {
                throw new FaultException(result.describe());
            }
        }
    }

    /** Runs every undo, where a node cannot be reached as soon as it can, and ends the timers. */
    void undo() throws FaultException, InterruptedException {
        for (int i = 0; i < parts.size(); i++) {
            undo(parts.get(i), timers.get(i));
        }
    }

    void undoOn(NodeName node) throws FaultException, InterruptedException {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).node().equals(node)) {
                undo(parts.get(i), timers.get(i));
            }
        }
    }

    private void undo(Part part, ArmedUndo timer) throws FaultException, InterruptedException {
        CommandResult result = drill.site().node(part.node()).run(part.undo(), COMMAND_LIMIT);
        if (!(result instanceof CommandResult.Completed)) {
            drill.time().await(() -> drill.view().sample(part.node()).isPresent(), RETURN_LIMIT, POLL);
            result = drill.site().node(part.node()).run(part.undo(), COMMAND_LIMIT);
        }
        if (!result.ok()) {
            throw new FaultException(result.describe());
        }
        timer.disarm();
    }
}
