package org.hadrill.fault.power;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hadrill.cluster.NodeName;
import org.hadrill.drill.DrillContext;
import org.hadrill.fault.FaultException;
import org.hadrill.fault.Injector;
import org.hadrill.fault.Proof;
import org.hadrill.fault.UndoJournal;

/** A node without power that gets it back: the disturbance of a failback. There is nothing to undo. */
public final class PowerReturnInjector implements Injector {
    /** Longest time from power on until the node tells its state. */
    static final Duration BOOT_LIMIT = Duration.ofSeconds(300);

    private static final Duration POLL = Duration.ofMillis(100);

    private final DrillContext drill;
    private final NodeName node;
    private final RecordedPower power;
    private Optional<String> bootBefore = Optional.empty();

    public PowerReturnInjector(DrillContext drill, NodeName node) {
        this.drill = drill;
        this.node = node;
        this.power = RecordedPower.of(drill, node);
    }

    @Override
    public String describe() {
        return "power of " + node + " back";
    }

    @Override
    public Set<NodeName> mayReset() {
        return Set.of(node);
    }

    @Override
    public Proof check() throws FaultException, InterruptedException {
        return power.isOn()
                ? Proof.no("the BMC of " + node + " says on")
                : Proof.yes("the BMC of " + node + " says off");
    }

    @Override
    public List<UndoJournal.Entry> undo() {
        return List.of();
    }

    @Override
    public void inject() throws FaultException, InterruptedException {
        bootBefore = drill.view().lastBoot(node);
        power.on();
    }

    @Override
    public Proof prove() throws FaultException, InterruptedException {
        return proveUp(drill, node, power, bootBefore);
    }

    @Override
    public Proof confirm() throws FaultException, InterruptedException {
        return Proof.yes("the BMC of " + node + " says " + (power.isOn() ? "on" : "off"));
    }

    @Override
    public void revert() {}

    @Override
    public Proof proveReverted() {
        return Proof.yes("nothing to undo");
    }

    /** Whether the BMC says on and the node tells its state from another boot than before. */
    public static Proof proveUp(DrillContext drill, NodeName node, RecordedPower bmc, Optional<String> before)
            throws FaultException, InterruptedException {
        if (!bmc.isOn()) {
            return Proof.no("the BMC of " + node + " says off after chassis power on");
        }
        Duration from = drill.now();
        boolean up = drill.time()
                .await(
                        () -> drill.view()
                                .sample(node)
                                .filter(s -> s.at().time().compareTo(from) > 0)
                                .isPresent(),
                        BOOT_LIMIT,
                        POLL);
        if (!up) {
            return Proof.no(node + " did not tell its state within " + BOOT_LIMIT.toSeconds() + " s of power on");
        }
        boolean another = !drill.view().lastBoot(node).equals(before);
        String evidence = String.format(
                Locale.ROOT,
                "the BMC of %s says on, and %s tells its state from %s boot after %.1f s",
                node,
                node,
                another ? "another" : "the same",
                drill.now().minus(from).toMillis() / 1e3);
        return another ? Proof.yes(evidence) : Proof.no(evidence);
    }
}
