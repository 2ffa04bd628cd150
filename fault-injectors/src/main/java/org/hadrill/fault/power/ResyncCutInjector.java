package org.hadrill.fault.power;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hadrill.cluster.NodeName;
import org.hadrill.drill.DrillContext;
import org.hadrill.fault.FaultException;
import org.hadrill.fault.Injector;
import org.hadrill.fault.Proof;
import org.hadrill.fault.UndoJournal;
import org.hadrill.recording.Event.DrbdState;
import org.hadrill.recording.Event.NodeSample;
import org.hadrill.remote.CommandResult;

/**
 * The power of the node that has the only good disk, cut while its peer's disk is being resynchronised from it. The peer, which
 * must be without power when this begins, gets it back; its disk is then a mixture of old and new that nobody may use.
 */
public final class ResyncCutInjector implements Injector {
    /**
     * Written while the peer is away, so that the resync lasts long enough to be met: at most so much, in MiB, and at most three quarters
     * of what is free. A cable of 10 Gbit/s carries it in two seconds.
     */
    static final int FILL_MIB = 2048;

    static final Duration FILL_LIMIT = Duration.ofSeconds(300);

    /** Longest time from power on of the peer until its disk is being resynchronised. */
    static final Duration RESYNC_LIMIT = Duration.ofSeconds(300);

    private static final Duration POLL = Duration.ofMillis(100);

    private final DrillContext drill;
    private final NodeName source;
    private final NodeName target;
    private final PowerCutInjector cut;
    private final RecordedPower targetPower;

    /** @param source the node that serves now and will be cut */
    public ResyncCutInjector(DrillContext drill, NodeName source) {
        this.drill = drill;
        this.source = source;
        this.target = drill.inventory().other(source).name();
        this.cut = new PowerCutInjector(drill, source);
        this.targetPower = RecordedPower.of(drill, target);
    }

    @Override
    public String describe() {
        return cut.describe() + ", in the middle of a resync to " + target;
    }

    @Override
    public Set<NodeName> mayReset() {
        return cut.mayReset();
    }

    private String fillCommand() {
        String mountPoint = drill.inventory().disk().mountPoint();
        String file = mountPoint + "/hadrill-fill";
        return "n=$(df -Pm " + mountPoint + " | awk 'NR == 2 {print int($4 * 3 / 4)}'); [ $n -lt " + FILL_MIB
                + " ] || n=" + FILL_MIB + "; dd if=/dev/zero of=" + file + " bs=1M count=$n conv=fsync && rm " + file;
    }

    @Override
    public Proof check() throws FaultException, InterruptedException {
        boolean alone = !targetPower.isOn() && drill.view().serves(source);
        return new Proof(
                alone,
                alone
                        ? source + " serves, " + target + " is off"
                        : source + " does not serve alone: " + target + " is on");
    }

    @Override
    public List<UndoJournal.Entry> undo() {
        return cut.undo();
    }

    @Override
    public Optional<Proof> approach() throws FaultException, InterruptedException {
        CommandResult filled = drill.site().node(source).run(fillCommand(), FILL_LIMIT);
        if (!filled.ok()) {
            return Optional.of(Proof.no("nothing to resynchronise: " + filled.describe()));
        }
        targetPower.on();
        boolean begun = drill.time().await(() -> target("SyncTarget"), RESYNC_LIMIT, POLL);
        return Optional.of(new Proof(
                begun,
                begun
                        ? target + " is SyncTarget"
                        : target + " was not SyncTarget within " + RESYNC_LIMIT.toSeconds() + " s of power on"));
    }

    private Optional<DrbdState> disk() {
        return drill.view().sample(target).flatMap(NodeSample::drbd);
    }

    private boolean target(String connection) {
        return disk().filter(d -> d.connection().equals(connection)).isPresent();
    }

    @Override
    public void inject() throws FaultException, InterruptedException {
        cut.inject();
    }

    @Override
    public Proof prove() throws FaultException, InterruptedException {
        Proof off = cut.prove();
        drill.time().await(() -> !target("SyncTarget"), AbruptEnd.PEER_LOST_LIMIT, POLL);
        return off.and(inconsistent());
    }

    private Proof inconsistent() {
        String is = disk().map(Object::toString).orElse("not known");
        return new Proof(
                disk().filter(d -> d.disk().equals("Inconsistent")).isPresent(),
                "DRBD on " + target + " without its peer is " + is);
    }

    @Override
    public Proof confirm() {
        return cut.abrupt().and(inconsistent());
    }

    @Override
    public void revert() throws FaultException, InterruptedException {
        cut.revert();
    }

    @Override
    public Proof proveReverted() throws FaultException, InterruptedException {
        return cut.proveReverted();
    }
}
