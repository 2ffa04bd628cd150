package org.hadrill.fault.power;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hadrill.cluster.NodeName;
import org.hadrill.drill.DrillContext;
import org.hadrill.fault.FaultException;
import org.hadrill.fault.Injector;
import org.hadrill.fault.Proof;
import org.hadrill.fault.UndoJournal;
import org.hadrill.fault.link.InterconnectDownInjector;

/**
 * Two faults: the interconnect goes down, the active node writes on alone for a while, and then its power is cut. What was
 * acknowledged in between is on its disk only. The interconnect comes back first, then the power.
 */
public final class CutAfterDisconnectInjector implements Injector {
    /** How long the active node writes on alone. */
    public static final Duration ALONE = Duration.ofSeconds(20);

    private final DrillContext drill;
    private final NodeName node;
    private final InterconnectDownInjector down;
    private final PowerCutInjector cut;
    private long written;

    /** @param stands how long both faults may stand at the most */
    public CutAfterDisconnectInjector(DrillContext drill, NodeName node, Duration stands) {
        this.drill = drill;
        this.node = node;
        this.down = new InterconnectDownInjector(drill, ALONE.plus(stands));
        this.cut = new PowerCutInjector(drill, node);
    }

    @Override
    public String describe() {
        return down.describe() + ", and " + ALONE.toSeconds() + " s later " + cut.describe();
    }

    @Override
    public Set<NodeName> mayReset() {
        return cut.mayReset();
    }

    @Override
    public Proof check() throws FaultException, InterruptedException {
        return down.check().and(cut.check());
    }

    /** Power first: without it nothing can be run on the node. */
    @Override
    public List<UndoJournal.Entry> undo() {
        return Stream.concat(cut.undo().stream(), down.undo().stream()).toList();
    }

    @Override
    public void arm() throws FaultException, InterruptedException {
        down.arm();
    }

    @Override
    public void inject() throws FaultException, InterruptedException {
        down.inject();
        Proof silent = down.prove();
        if (!silent.proven()) {
            throw new FaultException("the first of two faults is not proven: " + silent.evidence());
        }
        long before = drill.view().acknowledged();
        drill.time().sleep(ALONE);
        written = drill.view().acknowledged() - before;
        cut.inject();
    }

    @Override
    public Proof prove() throws FaultException, InterruptedException {
        Proof off = cut.prove();
        if (!drill.site().lab().keepsLedger()) {
            return off;
        }
        return off.and(new Proof(
                written > 0, written + " writes were acknowledged on " + node + " while the interconnect was down"));
    }

    /** Nothing of its peer's DRBD, which had lost it before. */
    @Override
    public Proof confirm() {
        return cut.abrupt();
    }

    @Override
    public void revert() throws FaultException, InterruptedException {
        down.revertOn(drill.inventory().other(node).name());
        cut.revert();
        down.revertOn(node);
    }

    @Override
    public Proof proveReverted() throws FaultException, InterruptedException {
        return cut.proveReverted().and(down.proveReverted());
    }
}
