package org.hadrill.fault.link;

import java.time.Duration;
import java.util.List;
import org.hadrill.cluster.NodeName;
import org.hadrill.drill.DrillContext;
import org.hadrill.fault.FaultException;
import org.hadrill.fault.Injector;
import org.hadrill.fault.Proof;
import org.hadrill.fault.UndoJournal;

/**
 * Everything that one node sends on the interconnect is lost, while what its peer sends arrives; no carrier is lost. Proven by
 * counters of both kernels, as a loss in one direction is easily one in none, or in both.
 */
public final class OneWayLossInjector implements Injector {
    /** How long the one direction must be silent and the other not. */
    static final Duration WATCH = Duration.ofSeconds(5);

    static final Duration STATE_LIMIT = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(100);

    private final DrillContext drill;
    private final NodeName sender;
    private final NodeName receiver;
    private final Interconnect eth2;
    private final Netem netem;
    private final ArmedChange change;

    /** @param stands how long it may last at the most */
    public OneWayLossInjector(DrillContext drill, NodeName sender, Duration stands) {
        this.drill = drill;
        this.sender = sender;
        this.receiver = drill.inventory().other(sender).name();
        this.eth2 = new Interconnect(drill);
        this.netem = new Netem(drill, sender);
        this.change = new ArmedChange(drill, "one-way-loss", stands, List.of(Netem.part(sender, "loss 100%")));
    }

    @Override
    public String describe() {
        return "everything that " + sender + " sends on " + Interconnect.CARD + " is lost";
    }

    @Override
    public Proof check() throws FaultException, InterruptedException {
        Proof up = eth2.allState("up");
        return netem.read().present() ? Proof.no(sender + " has a netem on " + Interconnect.CARD + " already") : up;
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
        // What was sent before is counted by the receiver's next sample.
        drill.time().sleep(drill.inventory().probes().state().multipliedBy(2));
        long blind = eth2.received(receiver);
        long seeing = eth2.received(sender);
        drill.time().sleep(watch());
        long arrived = eth2.received(receiver) - blind;
        long back = eth2.received(sender) - seeing;
        Netem.Reading reading = netem.read();
        return new Proof(
                reading.dropped() > 0 && arrived == 0 && back > 0,
                sender + " has dropped " + reading.dropped() + " packets; in " + watch().toSeconds() + " s " + receiver
                        + " received " + arrived + ", " + sender + " " + back);
    }

    /** Long enough for some heartbeats. */
    private Duration watch() {
        Duration beats = drill.inventory().manager().keepalive().multipliedBy(3);
        return beats.compareTo(WATCH) > 0 ? beats : WATCH;
    }

    /** Without an answer to its ARP requests the peer falls silent with time: only the loss itself is looked at again. */
    @Override
    public Proof confirm() throws FaultException, InterruptedException {
        Netem.Reading reading = netem.read();
        return new Proof(
                reading.present() && reading.passed() == 0,
                sender + " has dropped " + reading.dropped() + " packets and let " + reading.passed() + " pass");
    }

    @Override
    public void revert() throws FaultException, InterruptedException {
        change.undo();
    }

    @Override
    public Proof proveReverted() throws FaultException, InterruptedException {
        if (netem.read().present()) {
            return Proof.no(sender + " still has a netem on " + Interconnect.CARD);
        }
        long before = eth2.received(receiver);
        boolean passes = drill.time().await(() -> eth2.received(receiver) > before, STATE_LIMIT, POLL);
        return new Proof(passes, receiver + (passes ? " receives" : " still receives nothing"));
    }
}
