package org.hadrill.fault;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.NodeName;
import org.hadrill.drill.DrillContext;
import org.hadrill.drill.Site;
import org.hadrill.inventory.InventoryExample;
import org.hadrill.inventory.InventoryReader;
import org.hadrill.inventory.InventoryReading;
import org.hadrill.lab.Lab;
import org.hadrill.probe.ClusterView;
import org.hadrill.recording.Event;
import org.hadrill.recording.Event.DrbdState;
import org.hadrill.recording.Stamp;
import org.hadrill.remote.PowerControl;
import org.hadrill.time.TimeSource;

/**
 * The example's cluster for injectors: hosts that answer as the test says, and nodes that tell their state every 100 ms of
 * sleep. Not thread-safe.
 */
public final class FakeCluster implements TimeSource, Lab {
    private static final Duration TICK = Duration.ofMillis(100);

    public final Inventory inventory;
    public final NodeName m1 = new NodeName("m1");
    public final NodeName m2 = new NodeName("m2");
    public final FakeHost observer = new FakeHost("observer");
    public final Map<NodeName, FakeHost> hosts = new LinkedHashMap<>();
    public final Map<NodeName, FakeNode> nodes = new LinkedHashMap<>();
    public final ClusterView view;
    public boolean ledger;
    private final List<Plan> plans = new ArrayList<>();
    private Duration now = Duration.ZERO;
    private long ticks;

    private record Plan(Duration at, Runnable what) {}

    /** What a node is now. */
    public static final class FakeNode {
        public boolean powered = true;
        public boolean polite;
        public boolean hung;
        public int boots = 1;
        public boolean manager = true;
        public boolean serves;
        public String eth2 = "up";
        public boolean hears = true;
        public String drbd = "Connected";
        public String disk = "UpToDate";
        private long received;
    }

    public FakeCluster(String manager) {
        String text = InventoryExample.text().replace("kind: heartbeat", "kind: " + manager);
        if (!(new InventoryReader(InventoryReader.SCENARIOS).read("example", text)
                instanceof InventoryReading.Clean clean)) {
            throw new AssertionError("the example is wrong");
        }
        inventory = clean.inventory();
        view = new ClusterView(inventory, this);
        for (NodeName node : List.of(m1, m2)) {
            hosts.put(node, new FakeHost(node.value()));
            nodes.put(node, new FakeNode());
        }
        node(m1).serves = true;
        tick();
    }

    public FakeNode node(NodeName name) {
        return java.util.Objects.requireNonNull(nodes.get(name));
    }

    public FakeHost host(NodeName name) {
        return java.util.Objects.requireNonNull(hosts.get(name));
    }

    public DrillContext context() {
        return context(Map.of());
    }

    /** With another power switch of m1. */
    public DrillContext context(PowerControl ofM1) {
        return context(Map.of(m1, ofM1));
    }

    private DrillContext context(Map<NodeName, PowerControl> others) {
        Map<NodeName, PowerControl> power = new HashMap<>();
        nodes.forEach((name, node) -> power.put(name, new Switch(node)));
        power.putAll(others);
        return new DrillContext(new Site(this, this, Map.copyOf(hosts), observer, power), view, (node, on) -> {});
    }

    public void after(Duration delay, Runnable what) {
        plans.add(new Plan(now.plus(delay), what));
    }

    public void log(NodeName node, String log, String text) {
        view.accept(new Event.LogLine(stamp(node + "." + log), node, log, text));
    }

    private record Switch(FakeNode node) implements PowerControl {
        @Override
        public boolean isOn() {
            return node.powered;
        }

        @Override
        public void off() {
            node.powered = false;
            node.hung = false;
        }

        @Override
        public void on() {
            node.powered = true;
            node.boots++;
        }

        @Override
        public String describe(String action) {
            return "ipmitool chassis power " + action;
        }
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
        List<Plan> due = plans.stream().filter(p -> p.at().compareTo(now) <= 0).toList();
        plans.removeAll(due);
        due.forEach(p -> p.what().run());
        nodes.forEach((name, node) -> {
            if (node.powered && !node.hung) {
                node.received += node.hears && node.eth2.equals("up") ? 1 : 0;
                view.accept(sample(name, node));
            }
        });
        if (ledger) {
            view.accept(new Event.WriteAcknowledged(stamp("ledger"), ticks));
        }
    }

    private Event sample(NodeName name, FakeNode node) {
        return new Event.NodeSample(
                stamp(name + ".state"),
                name,
                "boot-" + node.boots,
                node.serves,
                node.serves,
                node.serves
                        ? inventory.guests().stream()
                                .map(Inventory.Guest::name)
                                .collect(Collectors.toCollection(TreeSet::new))
                        : new TreeSet<>(),
                node.manager,
                node.eth2,
                node.received,
                Optional.of(new DrbdState(
                        node.drbd,
                        node.serves ? "Primary" : "Secondary",
                        "Unknown",
                        node.disk,
                        "DUnknown",
                        Optional.empty())));
    }

    private Stamp stamp(String source) {
        return new Stamp(now, Duration.ofMillis(1), source, ticks);
    }

    @Override
    public String kind() {
        return "fake";
    }

    @Override
    public Inventory inventory() {
        return inventory;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of();
    }

    @Override
    public Map<String, String> secrets() {
        return Map.of();
    }

    @Override
    public boolean seesFrames() {
        return false;
    }

    @Override
    public boolean keepsLedger() {
        return ledger;
    }

    @Override
    public AutoCloseable tap(Path pcapng, Consumer<Frame> frames) {
        return () -> {};
    }

    @Override
    public List<String> console(NodeName name) {
        if (node(name).hung) {
            return List.of("Kernel panic - not syncing: sysrq triggered crash");
        }
        return node(name).polite ? List.of("reboot: Power down") : List.of();
    }

    @Override
    public void close() {}
}
