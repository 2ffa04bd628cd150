package org.hadrill.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.NodeName;
import org.hadrill.drill.Site;
import org.hadrill.interlock.Interlock;
import org.hadrill.lab.InventoryLab;
import org.hadrill.probe.ClusterView;
import org.hadrill.recording.Event;
import org.hadrill.recording.EventLog;
import org.hadrill.recording.RecordingStore;
import org.hadrill.recording.Stamp;
import org.hadrill.remote.PowerControl;
import org.hadrill.remote.RemoteHost;
import org.hadrill.time.TimeSource;

/**
 * A cluster that is none: it takes every command and does nothing, but for what an injector must see before it goes on: power,
 * and the interconnect's cards. All is well on a node with power, and the preferred one of those serves. Its time passes only
 * when somebody waits. Not thread-safe.
 */
final class PlanningCluster implements TimeSource {
    static final Duration TICK = Duration.ofMillis(100);

    /** So that a command ends after the step before it. */
    static final Duration COMMAND = Duration.ofMillis(1);

    private final Inventory inventory;
    private final Map<NodeName, Integer> boots = new HashMap<>();
    private final Map<NodeName, Boolean> powered = new HashMap<>();
    private final Set<String> cut = new HashSet<>();
    private final Set<String> hung = new HashSet<>();
    private long received;
    private Duration now = Duration.ZERO;
    private long ticks;

    final ClusterView view;
    final EventLog log;
    final Site site;

    /** @param real whose machines are meant; only their names and command lines are used */
    PlanningCluster(Site real, Interlock interlock) {
        this.inventory = real.inventory();
        this.view = new ClusterView(inventory, this);
        this.log = new EventLog(view, RecordingStore.inMemory());
        Map<NodeName, RemoteHost> nodes = new LinkedHashMap<>();
        Map<NodeName, PowerControl> power = new LinkedHashMap<>();
        for (Inventory.Node node : inventory.nodes()) {
            NodeName name = node.name();
            powered.put(name, true);
            nodes.put(name, new PlanningHost(name.value(), inventory, this::command));
            power.put(name, new PlanningPower(this, name, real.power(name)));
        }
        this.site = new Site(
                new InventoryLab(real.lab().kind(), inventory),
                this,
                nodes,
                new PlanningHost(real.observer().name(), inventory, this::command),
                power,
                interlock);
    }

    boolean powered(NodeName node) {
        return powered.getOrDefault(node, false);
    }

    void power(NodeName node, boolean on) {
        if (on && !powered(node)) {
            boots.merge(node, 1, Integer::sum);
            cut.remove(node.value());
        }
        powered.put(node, on);
        if (!on) {
            hung.remove(node.value());
        }
    }

    /** Takes {@code command} for {@code host}, a node or another. */
    void command(String host, String command) {
        now = now.plus(COMMAND);
        if (command.contains("ip link set eth2 down")) {
            cut.add(host);
        } else if (command.contains("ip link set eth2 up")) {
            cut.remove(host);
        } else if (command.contains("echo c >/proc/sysrq-trigger")) {
            hung.add(host);
        }
    }

    private boolean lives(NodeName node) {
        return powered(node) && !hung.contains(node.value());
    }

    @Override
    public Duration elapsed() {
        return now;
    }

    @Override
    public Instant wall() {
        return Instant.EPOCH.plus(now);
    }

    @Override
    public void sleep(Duration duration) {
        Duration end = now.plus(duration);
        while (now.compareTo(end) < 0) {
            now = now.plus(TICK);
            tick();
        }
    }

    private void tick() {
        ticks++;
        received += cut.isEmpty() ? 1 : 0;
        Optional<NodeName> serving = inventory.nodes().stream()
                .map(Inventory.Node::name)
                .filter(this::lives)
                .findFirst();
        inventory
                .pingedAddresses()
                .forEach(a -> log.add(
                        serving.isPresent()
                                ? new Event.PingReply(stamp("ping"), a, ticks, false)
                                : new Event.PingSilence(stamp("ping"), a, ticks, "nobody serves")));
        for (Inventory.Node node : inventory.nodes()) {
            if (lives(node.name())) {
                log.add(sample(node.name(), serving.filter(node.name()::equals).isPresent()));
            }
        }
    }

    private Event sample(NodeName node, boolean serves) {
        boolean connected = lives(inventory.other(node).name());
        TreeSet<org.hadrill.cluster.GuestName> guests = serves
                ? inventory.guests().stream().map(Inventory.Guest::name).collect(Collectors.toCollection(TreeSet::new))
                : new TreeSet<>();
        return new Event.NodeSample(
                stamp(node + ".state"),
                node,
                "boot " + boots.getOrDefault(node, 0),
                serves,
                serves,
                guests,
                true,
                cut.contains(node.value()) ? "down" : "up",
                received,
                Optional.of(new Event.DrbdState(
                        connected ? "Connected" : "WFConnection",
                        serves ? "Primary" : "Secondary",
                        connected ? (serves ? "Secondary" : "Primary") : "Unknown",
                        "UpToDate",
                        connected ? "UpToDate" : "DUnknown",
                        Optional.empty())));
    }

    private Stamp stamp(String source) {
        return new Stamp(now, Duration.ZERO, source, ticks);
    }
}
