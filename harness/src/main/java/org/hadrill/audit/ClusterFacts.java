package org.hadrill.audit;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.NodeName;

/**
 * All that is known of a cluster before it is judged.
 *
 * @param nodes the preferred one first; only those that could be read
 * @param bmcs what the BMC of each node answered
 * @param clocks how far each node's clock is ahead of this machine's
 * @param unread nodes that could not be read at all, and why
 */
public record ClusterFacts(
        Inventory inventory,
        List<NodeFacts> nodes,
        Map<NodeName, BmcAnswer> bmcs,
        Map<NodeName, ClockOffset> clocks,
        Map<NodeName, String> unread) {
    public ClusterFacts {
        nodes = List.copyOf(nodes);
        bmcs = Map.copyOf(bmcs);
        clocks = Map.copyOf(clocks);
        unread = Map.copyOf(unread);
    }

    /** A clock, measured by one round trip; {@code error} is half of it and what the clock did not say. */
    public record ClockOffset(Duration ahead, Duration error) {}

    /**
     * What a BMC said.
     *
     * @param on the power; empty when it did not answer
     * @param systemGuid as {@link org.hadrill.remote.PowerControl#systemGuid} has it; empty when it does not tell
     * @param failure why it did not answer; empty when it did
     * @param asked the command, for evidence
     */
    public record BmcAnswer(Optional<Boolean> on, Optional<String> systemGuid, String failure, String asked) {}

    /** The nodes' names for findings that are about both. */
    public String both() {
        return inventory.nodes().get(0).name() + ", " + inventory.nodes().get(1).name();
    }

    /** Both nodes, for what is compared. */
    public List<NodeFacts> pair() throws MissingFactException {
        if (nodes.size() != 2) {
            throw new MissingFactException("only one node could be read");
        }
        return nodes;
    }

    /** The node that has the shared disk mounted; the guests can be seen there alone. */
    public NodeFacts active() throws MissingFactException {
        String mounted = " " + inventory.disk().mountPoint() + " ";
        return nodes.stream()
                .filter(n -> n.file("/proc/mounts").orElse("").contains(mounted))
                .findFirst()
                .orElseThrow(() -> new MissingFactException(
                        "no node that could be read has " + inventory.disk().mountPoint() + " mounted"));
    }
}
