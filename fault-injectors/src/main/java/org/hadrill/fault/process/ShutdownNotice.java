package org.hadrill.fault.process;

import java.time.Duration;
import org.hadrill.cluster.NodeName;
import org.hadrill.drill.DrillContext;
import org.hadrill.fault.Proof;
import org.hadrill.heartbeat.HeartbeatLog;

/** What a node's peer logs when its cluster manager ends cleanly. */
public final class ShutdownNotice {
    private ShutdownNotice() {}

    /**
     * Whether the peer of {@code node} logged its shutdown notice.
     *
     * @param since on the run's axis
     * @param what was not clean without it, such as {@code stop}
     */
    public static Proof of(DrillContext drill, NodeName node, Duration since, String what) {
        NodeName peer = drill.inventory().other(node).name();
        boolean noticed = !drill.view()
                .logSince(
                        since,
                        l -> l.node().equals(peer)
                                && l.log().equals("manager")
                                && HeartbeatLog.classify(l.text()) == HeartbeatLog.Kind.SHUTDOWN_NOTICE)
                .isEmpty();
        return noticed
                ? Proof.yes(peer + " logged the shutdown notice of " + node)
                : Proof.no(peer + " logged no shutdown notice of " + node + ": not a clean " + what);
    }
}
