package org.hadrill.cli.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hadrill.cli.bench.Contender.Work;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.Inventory.Node;
import org.hadrill.cluster.NodeName;
import org.hadrill.remote.CommandResult;
import org.hadrill.remote.RemoteHost;
import org.hadrill.time.TimeSource;

/** The two nodes of a lab, made to run one contender after the other. Not thread-safe. */
public final class BenchPair {
    static final Duration COMMAND_LIMIT = Duration.ofSeconds(20);

    /** From the power on of both nodes until both are members and one has the work; Pacemaker elects for 20 s. */
    static final Duration READY_LIMIT = Duration.ofSeconds(90);

    /** From the power on of a node until its SSH server answers. */
    private static final Duration BOOT_LIMIT = Duration.ofSeconds(60);

    private static final Duration POLL = Duration.ofMillis(250);

    /** For so long all must have been well. */
    private static final Duration STEADY = Duration.ofMillis(1500);

    private static final String START = "/usr/lib/hadrill/cluster-start";

    /** Switches the power of a machine: off as in a power cut. */
    public interface Power {
        void set(NodeName node, boolean on) throws IOException, InterruptedException;
    }

    private final Inventory inventory;
    private final Map<NodeName, RemoteHost> nodes;
    private final Power power;
    private final TimeSource time;
    private final String haresources;
    private Contender contender;

    /** @param first what the nodes are to run first; nothing is changed before {@link #run} */
    BenchPair(Inventory inventory, Map<NodeName, RemoteHost> nodes, Power power, TimeSource time, Contender first)
            throws InterruptedException, IOException {
        this.inventory = inventory;
        this.nodes = nodes;
        this.power = power;
        this.time = time;
        this.contender = first;
        this.haresources = succeeded(host(inventory.preferred().name()).run("cat /etc/ha.d/haresources", COMMAND_LIMIT))
                .strip();
    }

    /** Sets both nodes up for {@code next}, boots them, and waits until one has the work and the other stands by. */
    void run(Contender next) throws IOException, InterruptedException {
        contender = next;
        for (Node node : inventory.nodes()) {
            setUp(node);
        }
        for (Node node : inventory.nodes()) {
            power.set(node.name(), false);
        }
        for (Node node : inventory.nodes()) {
            power.set(node.name(), true);
        }
        awaitReady();
    }

    private void setUp(Node node) throws IOException, InterruptedException {
        power.set(node.name(), true);
        awaitBoot(node.name());
        Map<String, String> values = values(node);
        Map<String, String> files = new LinkedHashMap<>(contender.files(values));
        files.put(START, "#!/bin/bash\nPATH=/usr/sbin:/usr/bin:/sbin:/bin\n. /etc/hadrill/node\n" + contender.start());
        for (Map.Entry<String, String> file : files.entrySet()) {
            String path = file.getKey();
            String command = "mkdir -p $(dirname " + path + ") && cat >" + path + " && chmod "
                    + (path.equals(START) ? 755 : 644) + " " + path;
            succeeded(host(node.name()).run(command, file.getValue().getBytes(StandardCharsets.UTF_8), COMMAND_LIMIT));
        }
    }

    /** A node whose power has just come back. */
    private void awaitBoot(NodeName node) throws IOException, InterruptedException {
        RemoteHost host = host(node);
        Duration deadline = time.elapsed().plus(BOOT_LIMIT);
        CommandResult last = host.run("true", COMMAND_LIMIT);
        while (!last.ok()) {
            if (time.elapsed().compareTo(deadline) >= 0) {
                throw new IOException(node + " did not boot within " + BOOT_LIMIT.toSeconds() + " s (BOOT_LIMIT): "
                        + last.describe());
            }
            time.sleep(POLL);
            last = host.run("true", COMMAND_LIMIT);
        }
    }

    private Map<String, String> values(Node node) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Node each : inventory.nodes()) {
            values.put(
                    each.name() + ".eth2", each.eth2().address().orElseThrow().toString());
        }
        values.put("address", inventory.router().address().toString());
        values.put("keepalive", Long.toString(Contender.KEEPALIVE.toMillis()));
        values.put("deadtime", Long.toString(contender.deadtime().toMillis()));
        values.put("warntime", Long.toString(contender.deadtime().dividedBy(2).toMillis()));
        values.put("priority", node.equals(inventory.preferred()) ? "102" : "101");
        values.put("status", status());
        values.put("haresources", haresources);
        return values;
    }

    private String status() {
        return inventory.disk().status();
    }

    /** Waits until both nodes are members, and exactly one has the work, for a while. @return the one that has it */
    NodeName awaitReady() throws InterruptedException {
        Duration deadline = time.elapsed().plus(READY_LIMIT);
        Duration since = time.elapsed();
        Optional<NodeName> before = Optional.empty();
        while (time.elapsed().compareTo(deadline) < 0) {
            Optional<NodeName> owner = owner().filter(o -> joined());
            if (owner.isEmpty() || !owner.equals(before)) {
                since = time.elapsed();
                before = owner;
            } else if (time.elapsed().minus(since).compareTo(STEADY) >= 0) {
                return owner.get();
            }
            time.sleep(POLL);
        }
        throw new IllegalStateException(contender.name() + " was not ready within " + READY_LIMIT.toSeconds()
                + " s (READY_LIMIT): owner " + owner().map(NodeName::value).orElse("none or both") + ", members "
                + (joined() ? "both" : "not both"));
    }

    /** The node that has the work; empty where none has it, or both. */
    Optional<NodeName> owner() throws InterruptedException {
        List<NodeName> owners = new ArrayList<>();
        for (Map.Entry<NodeName, RemoteHost> node : nodes.entrySet()) {
            if (node.getValue().run(owns(), COMMAND_LIMIT).ok()) {
                owners.add(node.getKey());
            }
        }
        return owners.size() == 1 ? Optional.of(owners.get(0)) : Optional.empty();
    }

    /** A command that succeeds on a node that has the work. */
    String owns() {
        return contender.work() == Work.ADDRESS
                ? "ip -o -4 addr show to " + inventory.router().address() + " | grep -q ."
                : "grep -q ' " + inventory.disk().mountPoint() + " ' /proc/mounts && test -s /run/vz/"
                        + inventory.router().guest();
    }

    private boolean joined() {
        try {
            for (Node node : inventory.nodes()) {
                String command = "PEER=" + inventory.other(node.name()).name() + "; "
                        + contender.joined(Map.of("status", status()));
                if (!host(node.name()).run(command, COMMAND_LIMIT).ok()) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void cut(NodeName node) throws IOException, InterruptedException {
        power.set(node, false);
    }

    void restore(NodeName node) throws IOException, InterruptedException {
        power.set(node, true);
    }

    Map<NodeName, RemoteHost> hosts() {
        return Map.copyOf(nodes);
    }

    private RemoteHost host(NodeName node) {
        return Objects.requireNonNull(nodes.get(node), "no host for " + node);
    }

    private static String succeeded(CommandResult result) throws IOException {
        if (!result.ok()) {
            throw new IOException(result.describe());
        }
        return result.output();
    }
}
