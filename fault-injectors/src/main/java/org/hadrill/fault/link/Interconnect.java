package org.hadrill.fault.link;

import java.util.List;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.NodeName;
import org.hadrill.drill.DrillContext;
import org.hadrill.fault.Proof;
import org.hadrill.probe.ClusterView.Sent;
import org.hadrill.recording.Event.NodeSample;

/** The interconnect as the probes see it: eth2 of both nodes. */
record Interconnect(DrillContext drill) {
    static final String CARD = "eth2";

    List<NodeName> nodes() {
        return drill.inventory().nodes().stream().map(Inventory.Node::name).toList();
    }

    boolean all(String wanted) {
        return nodes().stream().allMatch(n -> state(n, wanted).proven());
    }

    Proof allState(String wanted) {
        return nodes().stream().map(n -> state(n, wanted)).reduce(Proof::and).orElseThrow();
    }

    private Proof state(NodeName node, String wanted) {
        String is = drill.view().sample(node).map(NodeSample::interconnect).orElse("not known");
        return new Proof(is.equals(wanted), CARD + " on " + node + " reads " + is);
    }

    /** Packets that the kernel of {@code node} has received there; 0 while the node does not tell. */
    long received(NodeName node) {
        return drill.view().sample(node).map(NodeSample::received).orElse(0L);
    }

    long received() {
        return nodes().stream().mapToLong(this::received).sum();
    }

    /** Heartbeat and DRBD frames that both nodes have sent there, where the lab sees frames. */
    long sent() {
        return nodes().stream()
                .map(n -> drill.view().sent(n + "." + CARD))
                .mapToLong((Sent s) -> s.heartbeat() + s.drbd())
                .sum();
    }
}
