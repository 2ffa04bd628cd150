package org.hadrill.fault.power;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hadrill.cluster.NodeName;
import org.hadrill.drill.DrillContext;
import org.hadrill.fault.FaultException;
import org.hadrill.fault.Injector;
import org.hadrill.fault.Proof;
import org.hadrill.fault.UndoJournal;

/** The power of both nodes cut, one right after the other: as fast as their BMCs take it. Nobody is left to notice. */
public final class PowerCutBothInjector implements Injector {
    private final List<PowerCutInjector> cuts;

    public PowerCutBothInjector(DrillContext drill) {
        this.cuts = drill.inventory().nodes().stream()
                .map(n -> new PowerCutInjector(drill, n.name()))
                .toList();
    }

    @Override
    public String describe() {
        return "power of both nodes cut by their BMCs";
    }

    @Override
    public Set<NodeName> mayReset() {
        return cuts.stream().flatMap(c -> c.mayReset().stream()).collect(Collectors.toSet());
    }

    @Override
    public Proof check() throws FaultException, InterruptedException {
        return cuts.get(0).check().and(cuts.get(1).check());
    }

    @Override
    public List<UndoJournal.Entry> undo() {
        return cuts.stream().map(PowerCutInjector::undo).flatMap(List::stream).toList();
    }

    @Override
    public void inject() throws FaultException, InterruptedException {
        for (PowerCutInjector cut : cuts) {
            cut.inject();
        }
    }

    @Override
    public Proof prove() throws FaultException, InterruptedException {
        return cuts.get(0).prove().and(cuts.get(1).prove());
    }

    @Override
    public Proof confirm() {
        return cuts.get(0).abrupt().and(cuts.get(1).abrupt());
    }

    @Override
    public void revert() throws FaultException, InterruptedException {
        for (PowerCutInjector cut : cuts) {
            cut.revert();
        }
    }

    @Override
    public Proof proveReverted() throws FaultException, InterruptedException {
        return cuts.get(0).proveReverted().and(cuts.get(1).proveReverted());
    }
}
