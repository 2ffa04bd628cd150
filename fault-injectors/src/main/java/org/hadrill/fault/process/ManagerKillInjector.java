package org.hadrill.fault.process;

import java.time.Duration;
import java.util.List;
import org.hadrill.cluster.NodeName;
import org.hadrill.drill.DrillContext;
import org.hadrill.fault.FaultException;
import org.hadrill.fault.Injector;
import org.hadrill.fault.Proof;
import org.hadrill.fault.UndoJournal;
import org.hadrill.heartbeat.HeartbeatLog;
import org.hadrill.remote.CommandResult;

/**
 * SIGKILL to every process of the cluster manager on one node, the master first: with the children first, a child that was
 * forked anew closes the watchdog politely, and the same kill has another end.
 */
public final class ManagerKillInjector implements Injector {
    /** Longest wait for the node to tell its state again, after a watchdog's reset. */
    static final Duration RETURN_LIMIT = Duration.ofSeconds(300);

    private final DrillContext drill;
    private final NodeName node;
    private final ManagerShell manager;
    private List<String> killed = List.of();
    private Duration injected = Duration.ZERO;

    public ManagerKillInjector(DrillContext drill, NodeName node) {
        this.drill = drill;
        this.node = node;
        this.manager = new ManagerShell(drill, node);
    }

    @Override
    public String describe() {
        return "SIGKILL to every heartbeat process on " + node + ", the master first";
    }

    @Override
    public List<String> plan() {
        return List.of(
                node + ": cat /var/run/heartbeat.pid; pidof heartbeat   expected: the master and its children",
                node + ": kill -9 MASTER CHILDREN...",
                node + ": kill -0 of each   expected: all gone; no shutdown lines in its log",
                node + ": " + manager.startIfDown() + "   (help, only when the node did not heal by itself)");
    }

    @Override
    public Proof check() throws FaultException, InterruptedException {
        List<String> pids = manager.processes();
        return pids.size() > 1
                ? Proof.yes("heartbeat on " + node + " has master " + pids.get(0) + " and " + (pids.size() - 1)
                        + " children")
                : Proof.no("heartbeat on " + node + " has no children: " + String.join(" ", pids));
    }

    @Override
    public List<UndoJournal.Entry> undo() {
        return List.of(new UndoJournal.Entry(UndoJournal.Action.RUN_ON_NODE, node, manager.startIfDown(), describe()));
    }

    @Override
    public void inject() throws FaultException, InterruptedException {
        killed = manager.processes();
        injected = drill.now();
        manager.run("kill -9 " + String.join(" ", killed), ManagerShell.COMMAND_LIMIT);
    }

    @Override
    public Proof prove() throws FaultException, InterruptedException {
        CommandResult left = drill.site().node(node).run(alive(), ManagerShell.COMMAND_LIMIT);
        if (!left.ok()) {
            return Proof.no("whether the processes are gone is not known: " + left.describe());
        }
        return left.output().isBlank()
                ? Proof.yes("heartbeat's master " + killed.get(0) + " and " + (killed.size() - 1)
                        + " children are gone from " + node)
                : Proof.no("still alive on " + node + " after SIGKILL: "
                        + left.output().strip().replace('\n', ' '));
    }

    /** Prints which of the killed still live; a zombie that nobody has waited for is dead, proc(5). */
    private String alive() {
        return "sleep 0.3; for p in " + String.join(" ", killed)
                + "; do s=$(grep -s '^State:' /proc/$p/status) && case $s in *Z*|*X*) ;; *) echo $p;; esac; done; true";
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
                .map(l -> Proof.no("heartbeat on " + node + " shut down cleanly: " + l.text()))
                .orElseGet(() -> Proof.yes("no clean shutdown in the log of heartbeat on " + node));
    }

    @Override
    public void revert() throws FaultException, InterruptedException {
        boolean back = drill.time().await(() -> drill.view().sample(node).isPresent(), RETURN_LIMIT, ManagerShell.POLL);
        if (!back) {
            throw new FaultException(node + " did not tell its state within " + RETURN_LIMIT.toSeconds()
                    + " s, so heartbeat cannot be started there");
        }
        manager.run(manager.startIfDown(), ManagerShell.SERVICE_LIMIT);
    }

    @Override
    public Proof proveReverted() throws InterruptedException {
        return manager.awaitRunning(true, ManagerShell.STATE_LIMIT);
    }
}
