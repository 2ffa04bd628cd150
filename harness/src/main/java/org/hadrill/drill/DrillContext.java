package org.hadrill.drill;

import java.time.Duration;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.NodeName;
import org.hadrill.probe.ClusterView;
import org.hadrill.time.TimeSource;

/**
 * What an injector may use.
 *
 * @param site shells and power
 * @param view the latest samples of all probes
 * @param events where an injector records what it read back
 */
public record DrillContext(Site site, ClusterView view, Events events) {
    /** Takes an event without its time; it is stamped with now. */
    public interface Events {
        void power(NodeName node, boolean on);
    }

    public Inventory inventory() {
        return site.inventory();
    }

    public TimeSource time() {
        return site.time();
    }

    /** The node that has the service when all is well: the one that faults of the active node hit. */
    public NodeName active() {
        return inventory().preferred().name();
    }

    public NodeName standby() {
        return inventory().other(active()).name();
    }

    /** Time since the recording's zero. */
    public Duration now() {
        return view.now();
    }
}
