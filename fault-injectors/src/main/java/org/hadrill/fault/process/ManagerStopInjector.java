package org.hadrill.fault.process;

import java.time.Duration;
import java.util.List;
import org.hadrill.cluster.NodeName;
import org.hadrill.drill.DrillContext;
import org.hadrill.fault.FaultException;
import org.hadrill.fault.Injector;
import org.hadrill.fault.Proof;
import org.hadrill.fault.UndoJournal;

/** The cluster manager of one node stopped as an administrator does it, and started again. */
public final class ManagerStopInjector implements Injector {
    private final DrillContext drill;
    private final NodeName node;
    private final ManagerShell manager;
    private Duration injected = Duration.ZERO;

    public ManagerStopInjector(DrillContext drill, NodeName node) {
        this.drill = drill;
        this.node = node;
        this.manager = new ManagerShell(drill, node);
    }

    @Override
    public String describe() {
        return "service " + manager.name() + " stop on " + node;
    }

    @Override
    public Proof check() {
        return manager.runs();
    }

    @Override
    public List<UndoJournal.Entry> undo() {
        return List.of(new UndoJournal.Entry(
                UndoJournal.Action.RUN_ON_NODE, node, manager.kind().startIfDown(), describe()));
    }

    @Override
    public void inject() throws FaultException, InterruptedException {
        injected = drill.now();
        manager.run(manager.kind().serviceCommand("stop"), ManagerShell.SERVICE_LIMIT);
    }

    @Override
    public Proof prove() throws InterruptedException {
        return manager.awaitRunning(false, ManagerShell.STATE_LIMIT);
    }

    @Override
    public Proof confirm() {
        return ShutdownNotice.of(drill, node, injected, "stop");
    }

    @Override
    public void revert() throws FaultException, InterruptedException {
        manager.run(manager.kind().startIfDown(), ManagerShell.SERVICE_LIMIT);
    }

    @Override
    public Proof proveReverted() throws InterruptedException {
        return manager.awaitRunning(true, ManagerShell.STATE_LIMIT);
    }
}
