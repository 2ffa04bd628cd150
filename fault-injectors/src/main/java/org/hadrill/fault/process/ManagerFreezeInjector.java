package org.hadrill.fault.process;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hadrill.cluster.NodeName;
import org.hadrill.drill.DrillContext;
import org.hadrill.fault.FaultException;
import org.hadrill.fault.Injector;
import org.hadrill.fault.Proof;
import org.hadrill.fault.UndoJournal;

/**
 * SIGSTOP to every process of the cluster manager on one node, and SIGCONT as the undo. A frozen manager neither speaks nor
 * feeds a watchdog, but nothing is dead, and it may wake up and go on where it stopped.
 */
public final class ManagerFreezeInjector implements Injector {
    private final DrillContext drill;
    private final NodeName node;
    private final ManagerShell manager;
    private List<String> frozen = List.of();
    private Optional<String> boot = Optional.empty();

    public ManagerFreezeInjector(DrillContext drill, NodeName node) {
        this.drill = drill;
        this.node = node;
        this.manager = new ManagerShell(drill, node);
    }

    @Override
    public String describe() {
        return "SIGSTOP to every " + manager.name() + " process on " + node;
    }

    @Override
    public Set<NodeName> mayReset() {
        return Set.of(node);
    }

    @Override
    public Proof check() throws FaultException, InterruptedException {
        frozen = manager.processes();
        boot = drill.view().lastBoot(node);
        return Proof.yes(manager.name() + " on " + node + " has " + frozen.size() + " processes");
    }

    @Override
    public List<UndoJournal.Entry> undo() {
        return List.of(
                new UndoJournal.Entry(UndoJournal.Action.RUN_ON_NODE, node, wake(frozen), describe()),
                new UndoJournal.Entry(
                        UndoJournal.Action.RUN_ON_NODE, node, manager.kind().startIfDown(), describe()));
    }

    @Override
    public void inject() throws FaultException, InterruptedException {
        manager.run(signal("STOP", frozen), ManagerShell.COMMAND_LIMIT);
    }

    private static String signal(String name, List<String> pids) {
        return "kill -" + name + " " + String.join(" ", pids);
    }

    private static String wake(List<String> pids) {
        return signal("CONT", pids) + " 2>/dev/null; true";
    }

    @Override
    public Proof prove() throws FaultException, InterruptedException {
        List<String> states = manager.living(frozen);
        List<String> awake =
                states.stream().filter(s -> !s.matches("\\d+ +T.*")).toList();
        return !states.isEmpty() && awake.isEmpty()
                ? Proof.yes(states.size() + " processes of " + manager.name() + " on " + node + " are stopped")
                : Proof.no(
                        "not stopped on " + node + ": " + (states.isEmpty() ? "all gone" : String.join(", ", awake)));
    }

    /** They are still stopped, or a watchdog or the peer has ended them with their node. */
    @Override
    public Proof confirm() throws FaultException, InterruptedException {
        if (rebooted() || drill.view().sample(node).isEmpty()) {
            return Proof.yes(node + " was reset or switched off while " + manager.name() + " was stopped");
        }
        return prove();
    }

    private boolean rebooted() {
        return !drill.view().lastBoot(node).equals(boot);
    }

    @Override
    public void revert() throws FaultException, InterruptedException {
        manager.awaitReturn();
        if (!rebooted()) {
            manager.run(wake(frozen), ManagerShell.COMMAND_LIMIT);
        }
        manager.run(manager.kind().startIfDown(), ManagerShell.SERVICE_LIMIT);
    }

    @Override
    public Proof proveReverted() throws FaultException, InterruptedException {
        List<String> stopped = rebooted()
                ? List.of()
                : manager.living(frozen).stream()
                        .filter(s -> s.matches("\\d+ +T.*"))
                        .toList();
        Proof runs = manager.awaitRunning(true, ManagerShell.STATE_LIMIT);
        return stopped.isEmpty() ? runs : Proof.no("still stopped on " + node + ": " + String.join(", ", stopped));
    }
}
