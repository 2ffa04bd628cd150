package org.hadrill.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.NodeName;
import org.hadrill.fault.UndoJournal;
import org.hadrill.probe.ClusterView;
import org.hadrill.remote.RemoteException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Nodes that the cluster itself has switched off while a fault stood, as STONITH does. Power on is then an administrator's
 * part, not help. Not thread-safe.
 */
final class FencedNodes {
    /** Longest time from power on until the node tells its state. */
    static final Duration BOOT_LIMIT = Duration.ofSeconds(300);

    private static final Logger LOG = LoggerFactory.getLogger(FencedNodes.class);

    private final Site site;
    private final ClusterView view;
    private final DrillContext.Events events;

    FencedNodes(Site site, ClusterView view, DrillContext.Events events) {
        this.site = site;
        this.view = view;
        this.events = events;
    }

    /** The undo of what may happen to nodes other than {@code ours}, whose power is a fault's own matter. */
    List<UndoJournal.Entry> undo(Set<NodeName> ours) {
        return others(ours).stream()
                .map(n -> new UndoJournal.Entry(
                        UndoJournal.Action.POWER_ON, n, "", n + " may be switched off by its peer"))
                .toList();
    }

    /** Those that tell no state, and have no power as their BMCs say. */
    List<NodeName> off(Set<NodeName> ours) throws InterruptedException {
        List<NodeName> off = new ArrayList<>();
        for (NodeName node : others(ours)) {
            try {
                if (view.sample(node).isEmpty() && !site.power(node).isOn()) {
                    events.power(node, false);
                    off.add(node);
                }
            } catch (RemoteException e) {
                LOG.warn("whether {} was switched off by its peer is not known: {}", node, e.getMessage());
            }
        }
        return off;
    }

    /** Switches them on, waits until they tell their state, and says which they were. */
    List<NodeName> bringBack(Set<NodeName> ours) throws InterruptedException {
        List<NodeName> off = off(ours);
        for (NodeName node : off) {
            try {
                new PowerBack(site, view).bring(node, BOOT_LIMIT, () -> {});
            } catch (RemoteException e) {
                LOG.warn("{} was switched off by its peer, and stays so: {}", node, e.getMessage());
            }
        }
        return off;
    }

    private List<NodeName> others(Set<NodeName> ours) {
        return site.inventory().nodes().stream()
                .map(Inventory.Node::name)
                .filter(n -> !ours.contains(n))
                .toList();
    }
}
