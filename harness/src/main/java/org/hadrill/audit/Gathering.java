package org.hadrill.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hadrill.audit.ClusterFacts.BmcAnswer;
import org.hadrill.audit.ClusterFacts.ClockOffset;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.NodeName;
import org.hadrill.remote.CommandResult;
import org.hadrill.remote.PowerControl;
import org.hadrill.remote.RemoteException;
import org.hadrill.remote.RemoteHost;
import org.hadrill.time.TimeSource;

/** Reads the facts of a cluster: two commands a node, two a BMC. Nothing is changed anywhere. */
public final class Gathering {
    /** The longest time for the script on one node; an emulated machine takes about 8 s. */
    public static final Duration SCRIPT_LIMIT = Duration.ofSeconds(90);

    private static final Duration CLOCK_LIMIT = Duration.ofSeconds(20);
    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}(\\.\\d{1,9})?");

    private final Inventory inventory;
    private final TimeSource time;
    private final SecretMask mask = new SecretMask();
    private final List<NodeFacts> nodes = new ArrayList<>();
    private final Map<NodeName, BmcAnswer> bmcs = new HashMap<>();
    private final Map<NodeName, ClockOffset> clocks = new HashMap<>();
    private final Map<NodeName, String> unread = new HashMap<>();

    private Gathering(Inventory inventory, TimeSource time) {
        this.inventory = inventory;
        this.time = time;
    }

    /** Asks nodes and BMCs, one after the other; those that do not answer are in the facts, with the reason. */
    public static ClusterFacts of(
            Inventory inventory, Map<NodeName, RemoteHost> hosts, Map<NodeName, PowerControl> power, TimeSource time)
            throws InterruptedException {
        Gathering gathering = new Gathering(inventory, time);
        for (Inventory.Node node : inventory.nodes()) {
            gathering.node(node.name(), Objects.requireNonNull(hosts.get(node.name())));
            gathering.bmc(node.name(), Objects.requireNonNull(power.get(node.name())));
        }
        return new ClusterFacts(inventory, gathering.nodes, gathering.bmcs, gathering.clocks, gathering.unread);
    }

    private void node(NodeName name, RemoteHost host) throws InterruptedException {
        CommandResult said = host.run(command(name), script(), SCRIPT_LIMIT);
        NodeFacts facts = NodeFacts.parse(name, mask.applied(said.output()));
        if (!facts.complete()) {
            unread.put(name, said.ok() ? name + ": the script that reads the node was cut short" : said.describe());
            return;
        }
        nodes.add(facts);
        clock(name, host);
    }

    private String command(NodeName name) {
        return "sh -s " + inventory.other(name).name() + " " + inventory.disk().status() + " "
                + inventory.manager().on(name).pidFile() + " "
                + quoted(inventory.disk().mountPoint()) + " "
                + inventory.guests().stream().map(g -> Integer.toString(g.id())).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    private void clock(NodeName name, RemoteHost host) throws InterruptedException {
        Instant before = time.wall();
        Duration from = time.elapsed();
        String said = host.run("date +%s.%N", CLOCK_LIMIT).output().strip();
        Duration half = time.elapsed().minus(from).dividedBy(2);
        // A date that knows no fractions prints %N as it is.
        boolean whole = said.endsWith(".%N") || said.endsWith(".N");
        String seconds = whole ? said.substring(0, said.indexOf('.')) : said;
        if (SECONDS.matcher(seconds).matches()) {
            Duration there =
                    Duration.ofNanos(new BigDecimal(seconds).movePointRight(9).longValueExact());
            Duration here = Duration.between(Instant.EPOCH, before.plus(half));
            clocks.put(name, new ClockOffset(there.minus(here), whole ? half.plusSeconds(1) : half));
        }
    }

    private void bmc(NodeName name, PowerControl power) throws InterruptedException {
        String asked = power.describe("status");
        try {
            bmcs.put(name, new BmcAnswer(Optional.of(power.isOn()), power.systemGuid(), "", asked));
        } catch (RemoteException e) {
            bmcs.put(name, new BmcAnswer(Optional.empty(), Optional.empty(), Objects.toString(e.getMessage()), asked));
        }
    }

    private static byte[] script() {
        try (InputStream in = Objects.requireNonNull(Gathering.class.getResourceAsStream("gather.sh"))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
