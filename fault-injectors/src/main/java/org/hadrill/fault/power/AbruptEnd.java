package org.hadrill.fault.power;

import java.time.Duration;
import java.util.List;
import org.hadrill.cluster.NodeName;
import org.hadrill.drill.DrillContext;
import org.hadrill.fault.Proof;
import org.hadrill.heartbeat.ConsoleLines;
import org.hadrill.heartbeat.KernelLog;

/** That a node ended without a word: nothing on its console says that it shut down, and its peer's DRBD lost it. Not thread-safe. */
public final class AbruptEnd {
    /** DRBD notices a dead peer after ping-int (10 s) and ping-timeout (0.5 s) at the latest, drbd.conf(5). */
    static final Duration PEER_LOST_LIMIT = Duration.ofSeconds(25);

    /** How much earlier than it was a line of a log may be dated. */
    private static final Duration BEFORE = Duration.ofSeconds(1);

    private static final Duration POLL = Duration.ofMillis(100);

    private final DrillContext drill;
    private final NodeName node;
    private Duration since = Duration.ZERO;
    private int consoleBefore;

    public AbruptEnd(DrillContext drill, NodeName node) {
        this.drill = drill;
        this.node = node;
    }

    /** Right before the node ends: what its console has shown until now does not count. */
    public void begin() {
        consoleBefore = drill.site().lab().consoleLines(node).size();
        since = drill.now();
    }

    /** Whether its console can be seen at all. */
    public boolean consoleIsSeen() {
        return !drill.site().lab().consoleLines(node).isEmpty();
    }

    /** What its console has shown since. */
    public List<String> console() {
        List<String> all = drill.site().lab().consoleLines(node);
        return all.subList(Math.min(consoleBefore, all.size()), all.size());
    }

    /** Nothing on its console says that it shut down. */
    public Proof onConsole() {
        if (!consoleIsSeen()) {
            return Proof.yes("no console of " + node + " is seen");
        }
        List<String> polite = ConsoleLines.shutdownLines(console());
        return polite.isEmpty()
                ? Proof.yes("no shutdown on the console of " + node)
                : Proof.no("not abrupt: the console of " + node + " shows a shutdown: " + polite.get(0));
    }

    /** Its peer's DRBD lost it by a network failure, and was not told goodbye. Blocks for {@link #PEER_LOST_LIMIT} at most. */
    public Proof lostByPeer() throws InterruptedException {
        NodeName survivor = drill.inventory().other(node).name();
        drill.time().await(() -> peerLost(survivor) || peerLeft(survivor), PEER_LOST_LIMIT, POLL);
        if (peerLeft(survivor)) {
            return Proof.no("not abrupt: DRBD on " + survivor + " saw its peer disconnect cleanly");
        }
        return peerLost(survivor)
                ? Proof.yes("DRBD on " + survivor + " lost its peer by a network failure")
                : Proof.no("DRBD on " + survivor + " did not report within " + PEER_LOST_LIMIT.toSeconds()
                        + " s that it lost its peer");
    }

    private boolean peerLost(NodeName survivor) {
        return saw(survivor, KernelLog.Kind.PEER_LOST);
    }

    private boolean peerLeft(NodeName survivor) {
        return saw(survivor, KernelLog.Kind.PEER_DISCONNECTED);
    }

    private boolean saw(NodeName survivor, KernelLog.Kind kind) {
        return !drill.view()
                .logSince(
                        since.minus(BEFORE),
                        l -> l.node().equals(survivor)
                                && l.log().equals("kernel")
                                && KernelLog.classify(l.text()) == kind)
                .isEmpty();
    }
}
