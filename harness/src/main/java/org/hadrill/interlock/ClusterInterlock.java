package org.hadrill.interlock;

import java.time.Duration;
import java.util.Optional;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.NodeName;
import org.hadrill.fault.FaultException;
import org.hadrill.probe.ClusterView;
import org.hadrill.time.TimeSource;

/** The interlock of a cluster that is known by its inventory. Not thread-safe. */
public final class ClusterInterlock implements Interlock {
    /** A power cut so soon after the check before its fault is the same act, and must not wait for the nodes again. */
    static final Duration SAME_ACT = Duration.ofSeconds(1);

    private final Inventory inventory;
    private final Lease lease;
    private final TimeSource time;
    private final PowerCuts powerCuts;
    private Optional<Duration> checked = Optional.empty();

    public ClusterInterlock(Inventory inventory, Lease lease, TimeSource time) {
        this.inventory = inventory;
        this.lease = lease;
        this.time = time;
        this.powerCuts = new PowerCuts(inventory.limits(), time);
    }

    /** Why a cluster of this purpose is never broken; empty when it may be. */
    public static Optional<String> forbidden(Inventory inventory) {
        return inventory.purpose() == Inventory.Purpose.PRODUCTION
                ? Optional.of("the cluster " + inventory.name() + " is for production, where nothing is ever broken;"
                        + " to read and check it is allowed. If it is a lab, say so in its inventory: purpose: lab")
                : Optional.empty();
    }

    @Override
    public void beforeFault(String fault, ClusterView view, boolean first) throws FaultException, InterruptedException {
        allowed();
        powerCuts.coolDown();
        check();
        Optional<String> trouble = first ? view.nodesUnsettled() : Optional.empty();
        if (trouble.isPresent()) {
            throw new FaultException("not done: " + fault + ". The other node could not take over: " + trouble.get());
        }
    }

    @Override
    public void expectFault(boolean soon) {
        lease.expectFault(soon);
    }

    @Override
    public void beforePowerCut(NodeName node) throws FaultException, InterruptedException {
        allowed();
        if (checked.filter(at -> time.elapsed().minus(at).compareTo(SAME_ACT) <= 0)
                .isEmpty()) {
            check();
        }
        powerCuts.spend();
    }

    private void check() throws FaultException, InterruptedException {
        checked = Optional.empty();
        lease.check();
        checked = Optional.of(time.elapsed());
    }

    private void allowed() throws FaultException {
        Optional<String> forbidden = forbidden(inventory);
        if (forbidden.isPresent()) {
            throw new FaultException(forbidden.get());
        }
    }
}
