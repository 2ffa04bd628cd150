package org.hadrill.drill;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.NodeName;
import org.hadrill.interlock.GuardedPower;
import org.hadrill.interlock.Interlock;
import org.hadrill.lab.Lab;
import org.hadrill.remote.PowerControl;
import org.hadrill.remote.RemoteHost;
import org.hadrill.time.TimeSource;

/**
 * The cluster as a drill reaches it: shells of both nodes and of the observer, power switches, time, and what may forbid a fault.
 *
 * <p>Thread-safe.
 */
public record Site(
        Lab lab,
        TimeSource time,
        Map<NodeName, RemoteHost> nodes,
        RemoteHost observer,
        Map<NodeName, PowerControl> power,
        Interlock interlock)
        implements AutoCloseable {
    /** A cluster that is there to be broken. */
    public Site(
            Lab lab,
            TimeSource time,
            Map<NodeName, RemoteHost> nodes,
            RemoteHost observer,
            Map<NodeName, PowerControl> power) {
        this(lab, time, nodes, observer, power, Interlock.NONE);
    }

    public Site {
        nodes = Map.copyOf(nodes);
        power = Map.copyOf(power);
    }

    /** The same place, where {@code guard} is asked before every fault and every power cut. */
    public Site guardedBy(Interlock guard) {
        Map<NodeName, PowerControl> guarded = new LinkedHashMap<>();
        power.forEach((node, control) -> guarded.put(node, new GuardedPower(node, control, guard)));
        return new Site(lab, time, nodes, observer, guarded, guard);
    }

    public Inventory inventory() {
        return lab.inventory();
    }

    public RemoteHost node(NodeName name) {
        return of(nodes, name);
    }

    public PowerControl power(NodeName name) {
        return of(power, name);
    }

    private static <T> T of(Map<NodeName, T> all, NodeName name) {
        T one = all.get(name);
        if (one == null) {
            throw new IllegalArgumentException("no node " + name + " at this site");
        }
        return one;
    }

    @Override
    public void close() {
        nodes.values().forEach(RemoteHost::close);
        observer.close();
        power.values().forEach(PowerControl::close);
    }
}
