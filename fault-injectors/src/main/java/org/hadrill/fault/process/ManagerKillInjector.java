package org.hadrill.fault.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.hadrill.cluster.ManagerKind;
import org.hadrill.cluster.NodeName;
import org.hadrill.drill.DrillContext;
import org.hadrill.fault.FaultException;
import org.hadrill.fault.Injector;
import org.hadrill.fault.Proof;
import org.hadrill.fault.UndoJournal;
import org.hadrill.heartbeat.HeartbeatLog;

/**
 * SIGKILL to every process of the cluster manager on one node, in an order that is part of the fault: with Heartbeat's
 * children first, a child that was forked anew closes the watchdog politely, and the same kill has another end.
 */
public final class ManagerKillInjector implements Injector {
    /** The kernel needs a moment to end what was killed. */
    static final Duration DEATH = Duration.ofMillis(300);

    private final DrillContext drill;
    private final NodeName node;
    private final Order order;
    private final ManagerShell manager;
    private List<String> killed = List.of();
    private Duration injected = Duration.ZERO;

    /** Who dies first. */
    public enum Order {
        MASTER_FIRST("the master first"),
        CHILDREN_FIRST("the children first");

        private final String words;

        Order(String words) {
            this.words = words;
        }
    }

    public ManagerKillInjector(DrillContext drill, NodeName node, Order order) {
        this.drill = drill;
        this.node = node;
        this.order = order;
        this.manager = new ManagerShell(drill, node);
    }

    @Override
    public String describe() {
        return "SIGKILL to every " + manager.name() + " process on " + node + ", " + order.words;
    }

    @Override
    public Set<NodeName> mayReset() {
        return Set.of(node);
    }

    @Override
    public Proof check() throws FaultException, InterruptedException {
        List<String> pids = manager.processes();
        boolean complete = pids.size() > 1 || manager.kind() == ManagerKind.BUILTIN;
        return new Proof(
                complete,
                manager.name() + " on " + node + " has master " + pids.get(0) + " and " + (pids.size() - 1)
                        + " children");
    }

    @Override
    public List<UndoJournal.Entry> undo() {
        return List.of(new UndoJournal.Entry(
                UndoJournal.Action.RUN_ON_NODE, node, manager.kind().startIfDown(), describe()));
    }

    @Override
    public void inject() throws FaultException, InterruptedException {
        killed = manager.processes();
        List<String> inOrder = new ArrayList<>(killed);
        if (order == Order.CHILDREN_FIRST) {
            Collections.rotate(inOrder, -1);
        }
        injected = drill.now();
        manager.run(killCommand(inOrder), ManagerShell.COMMAND_LIMIT);
    }

    private static String killCommand(List<String> pids) {
        return "kill -9 " + String.join(" ", pids);
    }

    @Override
    public Proof prove() throws FaultException, InterruptedException {
        drill.time().sleep(DEATH);
        List<String> left = manager.living(killed);
        return left.isEmpty()
                ? Proof.yes("the master " + killed.get(0) + " of " + manager.name() + " and " + (killed.size() - 1)
                        + " children are gone from " + node)
                : Proof.no("still alive on " + node + " after SIGKILL: " + String.join(", ", left));
    }

    @Override
    public Proof confirm() {
        return drill
                .view()
                .logSince(
                        injected,
                        l -> l.node().equals(node)
                                && l.log().equals("manager")
                                && HeartbeatLog.classify(l.text()) == HeartbeatLog.Kind.SHUTDOWN_COMPLETE)
                .stream()
                .findFirst()
                .map(l -> Proof.no(manager.name() + " on " + node + " shut down cleanly: " + l.text()))
                .orElseGet(() -> Proof.yes("no clean shutdown in the log of " + manager.name() + " on " + node));
    }

    @Override
    public void revert() throws FaultException, InterruptedException {
        manager.awaitReturn();
        manager.run(manager.kind().startIfDown(), ManagerShell.SERVICE_LIMIT);
    }

    @Override
    public Proof proveReverted() throws InterruptedException {
        return manager.awaitRunning(true, ManagerShell.STATE_LIMIT);
    }
}
