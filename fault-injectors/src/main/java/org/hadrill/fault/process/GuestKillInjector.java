package org.hadrill.fault.process;

import java.util.List;
import java.util.stream.Collectors;
import org.hadrill.cluster.GuestName;
import org.hadrill.cluster.NodeName;
import org.hadrill.drill.DrillContext;
import org.hadrill.fault.FaultException;
import org.hadrill.fault.Injector;
import org.hadrill.fault.Proof;
import org.hadrill.fault.UndoJournal;

/**
 * SIGKILL to the init of guests on one node: with its init a whole guest ends. An OpenVZ kernel says in {@code
 * /proc/PID/status} which process that is ({@code envID}, and {@code VPid} 1); elsewhere its identifier stands in {@code
 * /run/SERVICE/GUEST}, as the state probe has it, too.
 */
public final class GuestKillInjector implements Injector {
    private final DrillContext drill;
    private final NodeName node;
    private final List<GuestName> guests;
    private final ManagerShell shell;
    private List<String> killed = List.of();

    public GuestKillInjector(DrillContext drill, NodeName node, List<GuestName> guests) {
        this.drill = drill;
        this.node = node;
        this.guests = List.copyOf(guests);
        this.shell = new ManagerShell(drill, node);
    }

    @Override
    public String describe() {
        return "SIGKILL to the init of " + names() + " on " + node;
    }

    private String names() {
        return guests.stream().map(GuestName::value).collect(Collectors.joining(", "));
    }

    private String initsCommand() {
        String ids = guests.stream().map(this::id).collect(Collectors.joining(" "));
        String files = guests.stream()
                .map(g -> "/run/" + drill.inventory().service() + "/" + g)
                .collect(Collectors.joining(" "));
        return "if [ -r /proc/vz/veinfo ]; then for v in " + ids
                + "; do for s in $(grep -l \"^envID:[[:space:]]*$v$\" /proc/[0-9]*/status 2>/dev/null); do"
                + " grep -q '^VPid:[[:space:]]*1$' $s && s=${s%/*} && echo ${s##*/}; done; done; true; else cat "
                + files + "; fi";
    }

    private String id(GuestName name) {
        return drill.inventory().guests().stream()
                .filter(g -> g.name().equals(name))
                .map(g -> Integer.toString(g.id()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no guest " + name + " in the inventory"));
    }

    private static String killCommand(List<String> pids) {
        return "kill -9 " + String.join(" ", pids);
    }

    /** Starts the guests that do not run, where the disk is; elsewhere there is nothing to start. */
    private String startCommand() {
        return "if mountpoint -q " + drill.inventory().disk().mountPoint() + "; then service "
                + drill.inventory().service() + " start </dev/null; fi";
    }

    @Override
    public Proof check() throws FaultException, InterruptedException {
        List<String> pids = ManagerShell.words(shell.run(initsCommand(), ManagerShell.COMMAND_LIMIT));
        return new Proof(
                pids.size() == guests.size(),
                "the inits of " + names() + " on " + node + " are " + String.join(", ", pids));
    }

    @Override
    public List<UndoJournal.Entry> undo() {
        return List.of(new UndoJournal.Entry(UndoJournal.Action.RUN_ON_NODE, node, startCommand(), describe()));
    }

    @Override
    public void inject() throws FaultException, InterruptedException {
        killed = ManagerShell.words(shell.run(initsCommand(), ManagerShell.COMMAND_LIMIT));
        shell.run(killCommand(killed), ManagerShell.COMMAND_LIMIT);
    }

    @Override
    public Proof prove() throws FaultException, InterruptedException {
        drill.time().sleep(ManagerKillInjector.DEATH);
        List<String> left = shell.living(killed);
        return left.isEmpty()
                ? Proof.yes("the inits of " + names() + " are gone from " + node)
                : Proof.no("still alive on " + node + " after SIGKILL: " + String.join(", ", left));
    }

    /** What was proven stays so: those processes never come back. */
    @Override
    public Proof confirm() {
        return Proof.yes("whatever runs now was started after the kill");
    }

    @Override
    public void revert() throws FaultException, InterruptedException {
        shell.awaitReturn();
        shell.run(startCommand(), ManagerShell.SERVICE_LIMIT);
    }

    @Override
    public Proof proveReverted() throws InterruptedException {
        boolean complete = drill.time().await(this::served, ManagerShell.SERVICE_LIMIT, ManagerShell.POLL);
        return complete
                ? Proof.yes("every guest runs")
                : Proof.no("not every guest ran within " + ManagerShell.SERVICE_LIMIT.toSeconds() + " s");
    }

    private boolean served() {
        return drill.inventory().nodes().stream().anyMatch(n -> drill.view().serves(n.name()));
    }
}
