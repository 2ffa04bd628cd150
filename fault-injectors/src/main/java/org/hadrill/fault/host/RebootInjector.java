package org.hadrill.fault.host;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hadrill.cluster.NodeName;
import org.hadrill.drill.DrillContext;
import org.hadrill.fault.FaultException;
import org.hadrill.fault.Injector;
import org.hadrill.fault.Proof;
import org.hadrill.fault.UndoJournal;
import org.hadrill.fault.process.ShutdownNotice;
import org.hadrill.recording.Event.NodeSample;
import org.hadrill.remote.CommandResult;

/** A node rebooted as an administrator does it: it stops its services, and comes back by itself. There is nothing to undo. */
public final class RebootInjector implements Injector {
    /** Longest time from the command until the node has stopped its cluster manager. */
    static final Duration STOP_LIMIT = Duration.ofSeconds(180);

    /** Longest time from then until the node tells its state again. */
    static final Duration BOOT_LIMIT = Duration.ofSeconds(300);

    static final Duration COMMAND_LIMIT = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final String REBOOT = "reboot";

    private final DrillContext drill;
    private final NodeName node;
    private Optional<String> bootBefore = Optional.empty();
    private Duration injected = Duration.ZERO;

    public RebootInjector(DrillContext drill, NodeName node) {
        this.drill = drill;
        this.node = node;
    }

    @Override
    public String describe() {
        return REBOOT + " of " + node;
    }

    @Override
    public Set<NodeName> mayReset() {
        return Set.of(node);
    }

    @Override
    public Proof check() {
        bootBefore = drill.view().lastBoot(node);
        return drill.view().sample(node).isPresent()
                ? Proof.yes(node + " runs")
                : Proof.no(node + " does not tell its state");
    }

    @Override
    public List<UndoJournal.Entry> undo() {
        return List.of();
    }

    @Override
    public void inject() throws FaultException, InterruptedException {
        injected = drill.now();
        CommandResult result = drill.site().node(node).run(REBOOT, COMMAND_LIMIT);
        // The connection may break before the answer has come.
        if (result instanceof CommandResult.Completed && !result.ok()) {
            throw new FaultException(result.describe());
        }
    }

    @Override
    public Proof prove() throws InterruptedException {
        boolean stopped = drill.time().await(() -> !managed() || another(), STOP_LIMIT, POLL);
        return stopped
                ? Proof.yes(node + " stopped its cluster manager")
                : Proof.no(node + " still has its cluster manager " + STOP_LIMIT.toSeconds() + " s after " + REBOOT);
    }

    private boolean managed() {
        return drill.view().sample(node).filter(NodeSample::manager).isPresent();
    }

    @Override
    public Proof confirm() {
        return ShutdownNotice.of(drill, node, injected, "reboot");
    }

    @Override
    public void revert() {}

    @Override
    public Proof proveReverted() throws InterruptedException {
        boolean back =
                drill.time().await(() -> another() && drill.view().sample(node).isPresent(), BOOT_LIMIT, POLL);
        return back
                ? Proof.yes(node + " tells its state from another boot")
                : Proof.no(node + " did not tell its state from another boot within " + BOOT_LIMIT.toSeconds() + " s");
    }

    private boolean another() {
        return !drill.view().lastBoot(node).equals(bootBefore);
    }
}
