package org.hadrill.fault.power;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hadrill.cluster.NodeName;
import org.hadrill.drill.DrillContext;
import org.hadrill.fault.FaultException;
import org.hadrill.fault.Injector;
import org.hadrill.fault.Proof;
import org.hadrill.fault.UndoJournal;

/**
 * The power of a node, cut by its BMC. Proven when the BMC reads back off, the node has fallen silent, nothing says that it
 * shut down politely, and its peer's DRBD lost it by a network failure.
 */
public final class PowerCutInjector implements Injector {
    /** How long a node without power must have sent nothing. */
    static final Duration SILENCE = Duration.ofSeconds(2);

    private final DrillContext drill;
    private final NodeName node;
    private final RecordedPower power;
    private final AbruptEnd end;
    private Duration injected = Duration.ZERO;
    private Optional<String> bootBefore = Optional.empty();

    public PowerCutInjector(DrillContext drill, NodeName node) {
        this.drill = drill;
        this.node = node;
        this.power = RecordedPower.of(drill, node);
        this.end = new AbruptEnd(drill, node);
    }

    @Override
    public String describe() {
        return "power of " + node + " cut by its BMC";
    }

    @Override
    public Set<NodeName> mayReset() {
        return Set.of(node);
    }

    @Override
    public Proof check() throws FaultException, InterruptedException {
        return power.isOn()
                ? Proof.yes("the BMC of " + node + " says on")
                : Proof.no("the BMC of " + node + " says off");
    }

    @Override
    public List<UndoJournal.Entry> undo() {
        return List.of(new UndoJournal.Entry(UndoJournal.Action.POWER_ON, node, "", describe()));
    }

    @Override
    public void inject() throws FaultException, InterruptedException {
        bootBefore = drill.view().lastBoot(node);
        end.begin();
        power.off();
        injected = drill.now();
    }

    @Override
    public Proof prove() throws FaultException, InterruptedException {
        Proof off = power.awaitOff(injected);
        if (!off.proven()) {
            return off;
        }
        Duration offAt = drill.now();
        drill.time().sleep(SILENCE);
        Duration lastFrame = lastFrame();
        if (lastFrame.compareTo(offAt) > 0) {
            return Proof.no(String.format(
                    Locale.ROOT,
                    "the BMC of %s said \"off\", but %s still sent frames %.1f s later",
                    node,
                    node,
                    lastFrame.minus(offAt).toMillis() / 1e3));
        }
        if (drill.view()
                .sample(node)
                .filter(s -> s.at().time().compareTo(offAt) > 0)
                .isPresent()) {
            return Proof.no("the BMC of " + node + " said \"off\", but " + node + " told its state afterwards");
        }
        return Proof.yes(String.format(
                Locale.ROOT,
                "the BMC of %s says off %.1f s after the command, and %s has %s nothing for %.0f s",
                node,
                offAt.minus(injected).toMillis() / 1e3,
                node,
                drill.site().lab().seesFrames() ? "sent" : "told",
                SILENCE.toMillis() / 1e3));
    }

    @Override
    public Proof confirm() throws FaultException, InterruptedException {
        Proof abrupt = abrupt();
        return abrupt.proven() ? abrupt.and(end.lostByPeer()) : abrupt;
    }

    /** Nothing on its console says that it shut down. */
    Proof abrupt() {
        return end.onConsole();
    }

    @Override
    public void revert() throws FaultException, InterruptedException {
        if (!power.isOn()) {
            power.on();
        }
    }

    @Override
    public Proof proveReverted() throws FaultException, InterruptedException {
        return PowerReturnInjector.proveUp(drill, node, power, bootBefore);
    }

    private Duration lastFrame() {
        return List.of("eth0", "eth1", "eth2").stream()
                .map(card -> drill.view().sent(node + "." + card).last())
                .max(Duration::compareTo)
                .orElseThrow();
    }
}
