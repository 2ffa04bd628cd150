package org.hadrill.fault.link;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.Ipv4;
import org.hadrill.cluster.NodeName;
import org.hadrill.drill.DrillContext;
import org.hadrill.fault.FaultException;
import org.hadrill.fault.Injector;
import org.hadrill.fault.Proof;
import org.hadrill.fault.UndoJournal;
import org.hadrill.remote.CommandResult;
import org.hadrill.remote.RemoteHost;

/**
 * Cards of one node set down, so that it is cut off from others while it lives. Our own way to it may be cut, too: so it is
 * proven by those others, and a timer on the node undoes it.
 */
public final class CutOffInjector implements Injector {
    /** Longest wait for a way to be open again. */
    static final Duration OPEN_LIMIT = Duration.ofSeconds(30);

    static final Duration COMMAND_LIMIT = Duration.ofSeconds(10);
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final String ETH0 = "eth0";

    private final DrillContext drill;
    private final NodeName node;
    private final String cards;
    private final List<Way> ways;
    private final ArmedChange change;

    /** Whether its peer takes it for dead. */
    private final boolean isolated;

    /** A way to the node that must be cut. {@code lasting} is false where its peer takes the address over. */
    private record Way(RemoteHost from, Ipv4 to, boolean lasting) {
        String command() {
            return "ping -c 1 -W 1 " + to;
        }
    }

    private CutOffInjector(
            DrillContext drill,
            String cards,
            ArmedChange.Part part,
            List<Way> ways,
            Duration stands,
            boolean isolated) {
        this.drill = drill;
        this.node = part.node();
        this.cards = cards;
        this.isolated = isolated;
        this.ways = ways;
        this.change = new ArmedChange(drill, "cut-off", stands, List.of(part));
    }

    /**
     * Both cards on the outer network: nobody outside reaches the node or its guests. eth1 is in the router guest while that
     * runs here, and on the node when it has gone.
     *
     * @param stands how long it may last at the most
     */
    public static CutOffInjector outerLinks(DrillContext drill, NodeName node, Duration stands) {
        Inventory inventory = drill.inventory();
        String eth1 = "ip link set eth1 ";
        String inGuest = "vzctl exec " + inventory.router().guest() + " " + eth1;
        return new CutOffInjector(
                drill,
                "eth0 and eth1",
                new ArmedChange.Part(
                        node,
                        inGuest + "down; ip link set eth0 down",
                        "ip link set eth0 up; " + inGuest + "up || " + eth1 + "up"),
                List.of(
                        new Way(
                                drill.site().observer(),
                                address(inventory.node(node).eth0(), node, ETH0),
                                true),
                        new Way(drill.site().observer(), inventory.router().address(), false)),
                stands,
                false);
    }

    /**
     * Every card but the router's: no heartbeat, no replication, and no way to the peer's BMC.
     *
     * @param stands how long it may last at the most
     */
    public static CutOffInjector allOwnLinks(DrillContext drill, NodeName node, Duration stands) {
        Inventory.Node own = drill.inventory().node(node);
        RemoteHost peer = drill.site().node(drill.inventory().other(node).name());
        return new CutOffInjector(
                drill,
                "eth0 and eth2",
                new ArmedChange.Part(
                        node,
                        "ip link set eth2 down; ip link set eth0 down",
                        "ip link set eth0 up; ip link set eth2 up"),
                List.of(
                        new Way(drill.site().observer(), address(own.eth0(), node, ETH0), true),
                        new Way(peer, address(own.eth2(), node, Interconnect.CARD), true)),
                stands,
                true);
    }

    private static Ipv4 address(Inventory.Card card, NodeName node, String name) {
        return card.address()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the inventory gives " + name + " of " + node + " no address to prove the fault by"));
    }

    @Override
    public String describe() {
        return cards + " of " + node + " down";
    }

    @Override
    public Set<NodeName> mayReset() {
        return isolated ? Set.of(node) : Set.of();
    }

    @Override
    public Proof check() throws FaultException, InterruptedException {
        return probe(ways, true);
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
        return probe(ways, false);
    }

    @Override
    public Proof confirm() throws FaultException, InterruptedException {
        return probe(ways.stream().filter(Way::lasting).toList(), false);
    }

    /** Whether every one of {@code these} answers, or none does. */
    private static Proof probe(List<Way> these, boolean wanted) throws FaultException, InterruptedException {
        List<Proof> proofs = new ArrayList<>();
        for (Way way : these) {
            CommandResult result = way.from().run(way.command(), COMMAND_LIMIT);
            if (!(result instanceof CommandResult.Completed)) {
                throw new FaultException(result.describe());
            }
            proofs.add(new Proof(
                    result.ok() == wanted,
                    way.to()
                            + (result.ok() ? " answers " : " does not answer ")
                            + way.from().name()));
        }
        return proofs.stream().reduce(Proof::and).orElseThrow();
    }

    @Override
    public void revert() throws FaultException, InterruptedException {
        change.undo();
    }

    @Override
    public Proof proveReverted() throws FaultException, InterruptedException {
        Duration end = drill.now().plus(OPEN_LIMIT);
        Proof open = probe(ways, true);
        while (!open.proven() && drill.now().compareTo(end) < 0) {
            drill.time().sleep(PERIOD);
            open = probe(ways, true);
        }
        return open;
    }
}
