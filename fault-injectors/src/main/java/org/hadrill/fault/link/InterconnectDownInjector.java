package org.hadrill.fault.link;

import java.time.Duration;
import java.util.List;
import org.hadrill.cluster.NodeName;
import org.hadrill.drill.DrillContext;
import org.hadrill.fault.FaultException;
import org.hadrill.fault.Injector;
import org.hadrill.fault.Proof;
import org.hadrill.fault.UndoJournal;

/** The interconnect (eth2) taken down on both nodes, so that nothing passes in either direction. */
public final class InterconnectDownInjector implements Injector {
    /** Longest wait for the card's state to read back, and for packets to pass again. */
    static final Duration STATE_LIMIT = Duration.ofSeconds(10);

    /** How long nothing may pass. */
    static final Duration SILENCE = Duration.ofSeconds(2);

    private static final Duration POLL = Duration.ofMillis(100);
    private static final String UP = "ip link set " + Interconnect.CARD + " up";
    private static final String DOWN = "ip link set " + Interconnect.CARD + " down";

    private final DrillContext drill;
    private final Interconnect eth2;
    private final ArmedChange change;

    /** @param stands how long it may stay down at the most */
    public InterconnectDownInjector(DrillContext drill, Duration stands) {
        this.drill = drill;
        this.eth2 = new Interconnect(drill);
        this.change = new ArmedChange(
                drill,
                "interconnect",
                stands,
                eth2.nodes().stream()
                        .map(n -> new ArmedChange.Part(n, DOWN, UP))
                        .toList());
    }

    @Override
    public String describe() {
        return Interconnect.CARD + " down on both nodes";
    }

    @Override
    public Proof check() {
        return eth2.allState("up");
    }

    @Override
    public List<UndoJournal.Entry> undo() {
        return change.entries(describe());
    }

    @Override
    public void arm() throws FaultException, InterruptedException {
        change.arm();
    }

    @Override
    public void inject() throws FaultException, InterruptedException {
        change.make();
    }

    @Override
    public Proof prove() throws InterruptedException {
        if (!drill.time().await(() -> eth2.all("down"), STATE_LIMIT, POLL)) {
            return eth2.allState("down");
        }
        // A sample that reads down may still lack a packet that came just before.
        drill.time().sleep(drill.inventory().probes().state().multipliedBy(2));
        long before = eth2.received() + eth2.sent();
        drill.time().sleep(SILENCE);
        long passed = eth2.received() + eth2.sent() - before;
        return passed == 0
                ? Proof.yes(Interconnect.CARD
                        + " reads down on both nodes, and no Heartbeat or DRBD packet passed in "
                        + SILENCE.toSeconds() + " s")
                : Proof.no(Interconnect.CARD + " reads down, but " + passed + " packets passed in "
                        + SILENCE.toSeconds() + " s");
    }

    @Override
    public void revert() throws FaultException, InterruptedException {
        change.undo();
    }

    /** Undoes it on one node only; the card of a node that boots comes up by itself. */
    public void revertOn(NodeName node) throws FaultException, InterruptedException {
        change.undoOn(node);
    }

    @Override
    public Proof proveReverted() throws InterruptedException {
        if (!drill.time().await(() -> eth2.all("up"), STATE_LIMIT, POLL)) {
            return eth2.allState("up");
        }
        long before = eth2.received();
        boolean passes = drill.time().await(() -> eth2.received() > before, STATE_LIMIT, POLL);
        return passes
                ? Proof.yes(Interconnect.CARD + " reads up on both nodes, and packets pass")
                : Proof.no(Interconnect.CARD + " reads up, but no packet passed in " + STATE_LIMIT.toSeconds() + " s");
    }
}
