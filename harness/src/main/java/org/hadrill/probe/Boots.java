package org.hadrill.probe;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.NodeName;

/** Which node a boot was of. A guest shares its node's kernel, and so its boot's identifier; see random(4). Thread-safe. */
final class Boots {
    private final Inventory inventory;
    private final Map<String, NodeName> nodes = new ConcurrentHashMap<>();

    Boots(Inventory inventory) {
        this.inventory = inventory;
    }

    void seen(String boot, NodeName node) {
        nodes.put(boot, node);
    }

    /** The node that is called so, or that told of a boot called so. */
    Optional<NodeName> node(String nameOrBoot) {
        return inventory.nodes().stream()
                .map(Inventory.Node::name)
                .filter(n -> n.value().equals(nameOrBoot))
                .findFirst()
                .or(() -> Optional.ofNullable(nodes.get(nameOrBoot)));
    }
}
