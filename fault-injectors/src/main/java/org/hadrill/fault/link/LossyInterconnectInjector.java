package org.hadrill.fault.link;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hadrill.cluster.NodeName;
import org.hadrill.drill.DrillContext;
import org.hadrill.fault.FaultException;
import org.hadrill.fault.Injector;
import org.hadrill.fault.Proof;
import org.hadrill.fault.UndoJournal;

/** The interconnect loses a fifth of all packets and delays the rest, in both directions. */
public final class LossyInterconnectInjector implements Injector {
    /** Longest wait until each node has lost a packet; a quiet cluster sends one or two a keepalive. */
    static final Duration LOSS_LIMIT = Duration.ofSeconds(60);

    static final String EFFECTS = "delay 50ms loss 20%";
    private static final Duration POLL = Duration.ofSeconds(1);

    private final DrillContext drill;
    private final Interconnect eth2;
    private final ArmedChange change;

    /** @param stands how long it may last at the most */
    public LossyInterconnectInjector(DrillContext drill, Duration stands) {
        this.drill = drill;
        this.eth2 = new Interconnect(drill);
        this.change = new ArmedChange(
                drill,
                "lossy-interconnect",
                stands.plus(LOSS_LIMIT),
                eth2.nodes().stream().map(n -> Netem.part(n, EFFECTS)).toList());
    }

    @Override
    public String describe() {
        return Interconnect.CARD + " with " + EFFECTS + " on both nodes";
    }

    @Override
    public Proof check() throws FaultException, InterruptedException {
        for (NodeName node : eth2.nodes()) {
            if (new Netem(drill, node).read().present()) {
                return Proof.no(node + " has a netem on " + Interconnect.CARD + " already");
            }
        }
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
    public Proof prove() throws FaultException, InterruptedException {
        Duration end = drill.now().plus(LOSS_LIMIT);
        Proof lost = lost();
        while (!lost.proven() && drill.now().compareTo(end) < 0) {
            drill.time().sleep(POLL);
            lost = lost();
        }
        return lost;
    }

    private Proof lost() throws FaultException, InterruptedException {
        List<Proof> proofs = new ArrayList<>();
        for (NodeName node : eth2.nodes()) {
            Netem.Reading r = new Netem(drill, node).read();
            proofs.add(new Proof(
                    r.passed() > 0 && r.dropped() > 0,
                    node + " has sent " + r.passed() + " packets late and dropped " + r.dropped()));
        }
        return proofs.stream().reduce(Proof::and).orElseThrow();
    }

    @Override
    public Proof confirm() throws FaultException, InterruptedException {
        return lost();
    }

    @Override
    public void revert() throws FaultException, InterruptedException {
        change.undo();
    }

    @Override
    public Proof proveReverted() throws FaultException, InterruptedException {
        for (NodeName node : eth2.nodes()) {
            if (new Netem(drill, node).read().present()) {
                return Proof.no(node + " still has a netem on " + Interconnect.CARD);
            }
        }
        return Proof.yes("no netem on " + Interconnect.CARD + " of either node");
    }
}
