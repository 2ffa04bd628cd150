package org.hadrill.drill;

import java.time.Duration;
import org.hadrill.cluster.NodeName;
import org.hadrill.probe.ClusterView;
import org.hadrill.remote.PowerControl;
import org.hadrill.remote.RemoteException;

/**
 * Brings nodes back that have no power. A peer that is still shooting when a node gets its power back switches it off again: so
 * the power is looked at until the node tells its state.
 */
public final class PowerBack {
    /** Between two looks at the power of a node that boots. */
    static final Duration LOOK = Duration.ofSeconds(5);

    private static final Duration POLL = Duration.ofMillis(200);

    private final Site site;
    private final ClusterView view;

    public PowerBack(Site site, ClusterView view) {
        this.site = site;
        this.view = view;
    }

    /**
     * Switches a node on that tells nothing and has no power, as often as needed, and waits until it tells its state. Does nothing to
     * one that has power. Blocks for {@code limit} at most.
     *
     * @param switchedOn called each time that its power was off and is on
     * @throws RemoteException when its power cannot be asked for or switched
     */
    public void bring(NodeName node, Duration limit, Runnable switchedOn) throws RemoteException, InterruptedException {
        PowerControl power = site.power(node);
        Duration end = site.time().elapsed().plus(limit);
        boolean off = view.sample(node).isEmpty() && !power.isOn();
        while (off && site.time().elapsed().compareTo(end) < 0) {
            if (!power.isOn()) {
                power.on();
                switchedOn.run();
            }
            off = !site.time().await(() -> view.sample(node).isPresent(), LOOK, POLL);
        }
    }
}
