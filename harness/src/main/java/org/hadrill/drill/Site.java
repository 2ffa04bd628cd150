package org.hadrill.drill;

import java.util.Map;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.NodeName;
import org.hadrill.lab.Lab;
import org.hadrill.remote.PowerControl;
import org.hadrill.remote.RemoteHost;
import org.hadrill.time.TimeSource;

/**
 * The cluster as a drill reaches it: shells of both nodes and of the observer, power switches, time.
 *
 * <p>Thread-safe.
 */
public record Site(
        Lab lab,
        TimeSource time,
        Map<NodeName, RemoteHost> nodes,
        RemoteHost observer,
        Map<NodeName, PowerControl> power)
        implements AutoCloseable {
    public Site {
        nodes = Map.copyOf(nodes);
        power = Map.copyOf(power);
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
