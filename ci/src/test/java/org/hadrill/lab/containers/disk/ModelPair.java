package org.hadrill.lab.containers.disk;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.hadrill.cluster.NodeName;
import org.hadrill.drbd.DrbdStatus.Protocol;
import org.hadrill.lab.simulated.VirtualTime;
import org.hadrill.lab.simulated.drbd.DrbdConfig;
import org.hadrill.lab.simulated.drbd.DrbdDefect;
import org.hadrill.lab.simulated.drbd.DrbdPair;
import org.hadrill.lab.simulated.drbd.DrbdPorts;
import org.hadrill.lab.simulated.drbd.DrbdSide;
import org.hadrill.lab.simulated.drbd.Fencing;
import org.hadrill.lab.simulated.drbd.Reply;

/** The simulated lab's model of DRBD on m1 and m2; each event has all the virtual time that it needs. */
final class ModelPair implements DrbdPorts {
    private static final long SETTLED_NS = 40_000_000_000L;
    private static final int REFUSED_WRITE = 1;

    private final VirtualTime time = new VirtualTime();
    private final DrbdPair pair;
    private final List<DrbdSide> sides;
    private final boolean[] on = {true, true};
    private boolean cableIn = true;

    /** Both booted and connected. */
    ModelPair(long seed) {
        List<NodeName> names = List.of(new NodeName("m1"), new NodeName("m2"));
        DrbdConfig config = DrbdConfig.of(Protocol.C, Fencing.DONT_CARE);
        pair = new DrbdPair(
                time,
                new SplittableRandom(seed),
                config,
                EnumSet.noneOf(DrbdDefect.class),
                names.get(0),
                names.get(1),
                this);
        sides = names.stream().map(pair::side).toList();
        sides.forEach(s -> run(s::up));
    }

    DrbdSide side(int node) {
        return sides.get(node);
    }

    boolean on(int node) {
        return on[node];
    }

    /** Its exit code. */
    int run(Consumer<Consumer<Reply>> command) {
        AtomicInteger code = new AtomicInteger(Integer.MIN_VALUE);
        command.accept(reply -> code.set(reply.exitCode()));
        settle();
        return code.get();
    }

    int write(int node, long record) {
        AtomicInteger acknowledged = new AtomicInteger();
        boolean accepted = side(node).write(record, acknowledged::incrementAndGet);
        settle();
        return accepted ? 1 - acknowledged.get() : REFUSED_WRITE;
    }

    int power(int node) {
        on[node] = !on[node];
        if (on[node]) {
            return run(side(node)::up);
        }
        side(node).powerLost();
        settle();
        return 0;
    }

    int cable() {
        cableIn = !cableIn;
        pair.linkChanged();
        settle();
        return 0;
    }

    private void settle() {
        time.advance(SETTLED_NS);
    }

    String state(int node) {
        return side(node).state().orElseThrow().toString();
    }

    List<Long> records(int node) {
        return Arrays.stream(side(node).records()).sorted().boxed().toList();
    }

    @Override
    public boolean passes(NodeName from, NodeName to) {
        return cableIn;
    }

    @Override
    public long delayNs(NodeName from, NodeName to) {
        return 200_000;
    }

    @Override
    public void kernel(NodeName node, String text) {}

    @Override
    public void fencePeer(NodeName node, IntConsumer exitCode) {
        throw new IllegalStateException("no fencing is configured");
    }
}
