package org.hadrill.interlock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.NodeName;

/**
 * What this machine remembers of a cluster between runs: that somebody confirmed that it may be broken, and nodes in
 * quarantine. It is known by its name and the host keys of its nodes: another cluster of the same name is another cluster.
 */
public final class RememberedCluster {
    private final Inventory inventory;
    private final Path folder;

    /** @param state hadrill's folder for what outlives a run */
    public RememberedCluster(Path state, Inventory inventory) {
        this.inventory = inventory;
        int keys = inventory.nodes().stream()
                .map(n -> n.ssh().knownHostKey().split(" ")[1])
                .toList()
                .hashCode();
        this.folder = state.resolve("clusters")
                .resolve(inventory.name().replaceAll("[^A-Za-z0-9._-]", "_") + "-" + Integer.toHexString(keys));
    }

    private Path confirmation() {
        return folder.resolve("may-be-broken");
    }

    private Path quarantine(NodeName node) {
        return folder.resolve("quarantine-" + node);
    }

    /** Whether somebody has confirmed that this cluster may be broken. */
    public boolean confirmed() {
        return Files.exists(confirmation());
    }

    public void confirm(String how) throws IOException {
        write(confirmation(), how);
    }

    /** Keeps later runs away from a node that did not return. */
    public void quarantine(NodeName node, String why) throws IOException {
        write(quarantine(node), why);
    }

    private void write(Path file, String text) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(file, text + System.lineSeparator());
    }

    /** Nodes in quarantine, and why. */
    public Map<NodeName, String> quarantined() throws IOException {
        Map<NodeName, String> nodes = new LinkedHashMap<>();
        for (Inventory.Node node : inventory.nodes()) {
            Path file = quarantine(node.name());
            if (Files.exists(file)) {
                nodes.put(node.name(), Files.readString(file).strip());
            }
        }
        return nodes;
    }

    /** Ends every quarantine. */
    public void release() throws IOException {
        for (NodeName node : quarantined().keySet()) {
            Files.delete(quarantine(node));
        }
    }

    /** Why no run may begin now, in words; empty when one may. */
    public Optional<String> obstacle() throws IOException {
        Map<NodeName, String> nodes = quarantined();
        return nodes.isEmpty()
                ? Optional.empty()
                : Optional.of(nodes.entrySet().stream()
                                .map(e -> e.getKey() + " is in quarantine: " + e.getValue())
                                .reduce((a, b) -> a + "\n" + b)
                                .orElseThrow()
                        + "\nSee to the node; then hadrill heal --inventory FILE ends the quarantine when all is well");
    }
}
