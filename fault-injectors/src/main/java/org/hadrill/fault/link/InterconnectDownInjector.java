package org.hadrill.fault.link;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.NodeName;
import org.hadrill.drill.DrillContext;
import org.hadrill.fault.ArmedUndo;
import org.hadrill.fault.FaultException;
import org.hadrill.fault.Injector;
import org.hadrill.fault.Proof;
import org.hadrill.fault.UndoJournal;
import org.hadrill.probe.ClusterView.Sent;
import org.hadrill.recording.Event.NodeSample;
import org.hadrill.remote.CommandResult;

/**
 * The interconnect (eth2) taken down on both nodes, so that nothing passes in either direction. Each node has a timer that
 * brings its card up again, armed before.
 */
public final class InterconnectDownInjector implements Injector {
    static final String CARD = "eth2";

    /** The armed timer fires this long after the planned undo. */
    static final Duration TIMER_MARGIN = Duration.ofSeconds(30);

    /** Longest wait for the card's state to read back. */
    static final Duration STATE_LIMIT = Duration.ofSeconds(10);

    /** How long nothing may pass. */
    static final Duration SILENCE = Duration.ofSeconds(2);

    static final Duration COMMAND_LIMIT = Duration.ofSeconds(10);

    private static final Duration POLL = Duration.ofMillis(100);
    private static final String UP = "ip link set " + CARD + " up";
    private static final String DOWN = "ip link set " + CARD + " down";

    private final DrillContext drill;
    private final List<NodeName> nodes;
    private final List<ArmedUndo> timers = new ArrayList<>();

    public InterconnectDownInjector(DrillContext drill, Duration hold) {
        this.drill = drill;
        this.nodes =
                drill.inventory().nodes().stream().map(Inventory.Node::name).toList();
        for (NodeName node : nodes) {
            timers.add(new ArmedUndo(drill.site().node(node), "interconnect", UP, hold.plus(TIMER_MARGIN)));
        }
    }

    @Override
    public String describe() {
        return CARD + " down on both nodes";
    }

    @Override
    public List<String> plan() {
        List<String> plan = new ArrayList<>();
        nodes.forEach(n -> plan.add(n + ": /sys/class/net/" + CARD + "/operstate   expected: up"));
        timers.forEach(t -> plan.add(t.describe()));
        nodes.forEach(n -> plan.add(n + ": " + DOWN));
        nodes.forEach(n -> plan.add(n + ": operstate down, no packet received for " + SILENCE.toSeconds() + " s"));
        nodes.forEach(n -> plan.add(n + ": " + UP + "   (undo)"));
        return plan;
    }

    @Override
    public Proof check() {
        Proof proof = Proof.yes(CARD + " can be broken");
        for (NodeName node : nodes) {
            proof = proof.and(state(node, "up"));
        }
        return proof;
    }

    @Override
    public List<UndoJournal.Entry> undo() {
        return nodes.stream()
                .map(n -> new UndoJournal.Entry(UndoJournal.Action.RUN_ON_NODE, n, UP, describe()))
                .toList();
    }

    @Override
    public void arm() throws FaultException, InterruptedException {
        for (ArmedUndo timer : timers) {
            timer.arm();
        }
    }

    @Override
    public void inject() throws FaultException, InterruptedException {
        onEach(DOWN);
    }

    @Override
    public Proof prove() throws InterruptedException {
        if (!drill.time().await(() -> all("down"), STATE_LIMIT, POLL)) {
            return state(nodes.get(0), "down").and(state(nodes.get(1), "down"));
        }
        long received = received();
        long sent = sent();
        drill.time().sleep(SILENCE);
        long passed = received() - received + sent() - sent;
        return passed == 0
                ? Proof.yes(CARD + " reads down on both nodes, and no Heartbeat or DRBD packet passed in "
                        + SILENCE.toSeconds() + " s")
                : Proof.no(CARD + " reads down, but " + passed + " packets passed in " + SILENCE.toSeconds() + " s");
    }

    @Override
    public void revert() throws FaultException, InterruptedException {
        onEach(UP);
        for (ArmedUndo timer : timers) {
            timer.disarm();
        }
    }

    @Override
    public Proof proveReverted() throws InterruptedException {
        if (!drill.time().await(() -> all("up"), STATE_LIMIT, POLL)) {
            return state(nodes.get(0), "up").and(state(nodes.get(1), "up"));
        }
        long before = received();
        boolean passes = drill.time().await(() -> received() > before, STATE_LIMIT, POLL);
        return passes
                ? Proof.yes(CARD + " reads up on both nodes, and packets pass")
                : Proof.no(CARD + " reads up, but no packet passed in " + STATE_LIMIT.toSeconds() + " s");
    }

    private boolean all(String wanted) {
        return nodes.stream().allMatch(n -> state(n, wanted).proven());
    }

    private Proof state(NodeName node, String wanted) {
        String is = drill.view().sample(node).map(NodeSample::interconnect).orElse("not known");
        return new Proof(is.equals(wanted), CARD + " on " + node + " reads " + is);
    }

    private long received() {
        return nodes.stream()
                .mapToLong(n -> drill.view().sample(n).map(NodeSample::received).orElse(0L))
                .sum();
    }

    private long sent() {
        return nodes.stream()
                .map(n -> drill.view().sent(n + "." + CARD))
                .mapToLong((Sent s) -> s.heartbeat() + s.drbd())
                .sum();
    }

    private void onEach(String command) throws FaultException, InterruptedException {
        for (NodeName node : nodes) {
            CommandResult result = drill.site().node(node).run(command, COMMAND_LIMIT);
            if (!result.ok()) {
                throw new FaultException(result.describe());
            }
        }
    }
}
