package org.hadrill.fault.process;

import java.util.List;
import org.hadrill.cluster.NodeName;
import org.hadrill.drill.DrillContext;
import org.hadrill.fault.FaultException;
import org.hadrill.fault.Injector;
import org.hadrill.fault.Proof;
import org.hadrill.fault.UndoJournal;
import org.hadrill.recording.Event.NodeSample;

/** A node told to hand everything to its peer and to stay; and told to take everything back. No fault at all. */
public final class StandbyInjector implements Injector {
    private final DrillContext drill;
    private final NodeName node;
    private final ManagerShell manager;

    public StandbyInjector(DrillContext drill, NodeName node) {
        this.drill = drill;
        this.node = node;
        this.manager = new ManagerShell(drill, node);
    }

    @Override
    public String describe() {
        return node + " told to go standby";
    }

    @Override
    public Proof check() {
        return manager.runs();
    }

    @Override
    public List<UndoJournal.Entry> undo() {
        return List.of(new UndoJournal.Entry(
                UndoJournal.Action.RUN_ON_NODE, node, manager.kind().takeoverCommand(), describe()));
    }

    @Override
    public void inject() throws FaultException, InterruptedException {
        manager.run(manager.kind().standbyCommand(), ManagerShell.COMMAND_LIMIT);
    }

    @Override
    public Proof prove() throws InterruptedException {
        return await(node);
    }

    @Override
    public Proof confirm() {
        return manager.runs();
    }

    @Override
    public void revert() throws FaultException, InterruptedException {
        manager.awaitReturn();
        manager.run(manager.kind().takeoverCommand(), ManagerShell.COMMAND_LIMIT);
    }

    @Override
    public Proof proveReverted() throws InterruptedException {
        return await(drill.inventory().other(node).name());
    }

    /** Waits until {@code giver} has let go of the service. */
    private Proof await(NodeName giver) throws InterruptedException {
        boolean gave = drill.time().await(() -> !runsService(giver), ManagerShell.SERVICE_LIMIT, ManagerShell.POLL);
        String service = drill.inventory().service();
        return gave
                ? Proof.yes(giver + " has let go of " + service)
                : Proof.no(giver + " still has " + service + " after " + ManagerShell.SERVICE_LIMIT.toSeconds() + " s");
    }

    private boolean runsService(NodeName which) {
        return drill.view().sample(which).filter(NodeSample::service).isPresent();
    }
}
