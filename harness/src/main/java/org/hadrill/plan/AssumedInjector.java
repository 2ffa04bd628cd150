package org.hadrill.plan;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hadrill.cluster.NodeName;
import org.hadrill.fault.FaultException;
import org.hadrill.fault.Injector;
import org.hadrill.fault.Proof;
import org.hadrill.fault.UndoJournal.Action;
import org.hadrill.fault.UndoJournal.Entry;

/** An injector all of whose steps are done and whose every proof is taken for granted: nobody is there who could give one. */
record AssumedInjector(Injector real, PlanningCluster cluster, boolean switchedOff) implements Injector {
    private interface Part {
        void take() throws FaultException, InterruptedException;
    }

    private static Proof assumed(Part part) throws InterruptedException {
        try {
            part.take();
        } catch (FaultException nothingThere) {
            // A proof that this cluster cannot give.
        }
        return Proof.yes("assumed");
    }

    @Override
    public String describe() {
        return real.describe();
    }

    @Override
    public Set<NodeName> mayReset() {
        return real.mayReset();
    }

    @Override
    public Proof check() throws InterruptedException {
        return assumed(real::check);
    }

    @Override
    public List<Entry> undo() {
        return real.undo();
    }

    @Override
    public void arm() throws FaultException, InterruptedException {
        real.arm();
    }

    @Override
    public Optional<Proof> approach() throws FaultException, InterruptedException {
        return real.approach().map(p -> Proof.yes("assumed"));
    }

    /** In the other course the cluster switches off at once whom it may: not those whose power is the fault's own matter. */
    @Override
    public void inject() throws FaultException, InterruptedException {
        assumed(real::inject);
        if (switchedOff) {
            Set<NodeName> own = real.undo().stream()
                    .filter(e -> e.action() == Action.POWER_ON)
                    .map(Entry::node)
                    .collect(Collectors.toSet());
            mayReset().stream().filter(n -> !own.contains(n)).forEach(n -> cluster.power(n, false));
        }
    }

    @Override
    public Proof prove() throws InterruptedException {
        return assumed(real::prove);
    }

    @Override
    public Proof confirm() throws InterruptedException {
        return assumed(real::confirm);
    }

    @Override
    public void revert() throws FaultException, InterruptedException {
        real.revert();
    }

    @Override
    public Proof proveReverted() throws InterruptedException {
        return assumed(real::proveReverted);
    }
}
