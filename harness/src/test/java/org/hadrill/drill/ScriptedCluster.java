package org.hadrill.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.Ipv4;
import org.hadrill.cluster.NodeName;
import org.hadrill.probe.ClusterView;
import org.hadrill.probe.TestInventory;
import org.hadrill.recording.Event;
import org.hadrill.recording.Event.DrbdState;
import org.hadrill.recording.EventLog;
import org.hadrill.recording.RecordingStore;
import org.hadrill.recording.Stamp;
import org.hadrill.time.TimeSource;

/**
 * A cluster that lives while somebody waits: every 100 ms of sleep its probes say what they see, and what was planned
 * comes true. Not thread-safe.
 */
final class ScriptedCluster implements TimeSource {
    private static final Duration TICK = Duration.ofMillis(100);

    /** What can be wrong with it. */
    enum Trouble {
        M1_DEAD,
        STAND_ALONE,
        OBSERVER_GONE,
        INTERRUPTED
    }

    final Inventory inventory = TestInventory.example();
    final NodeName m1 = inventory.preferred().name();
    final NodeName m2 = inventory.other(m1).name();
    final ClusterView view = new ClusterView(inventory, this);
    final EventLog log = new EventLog(view, RecordingStore.onDisk(true));

    private final Map<Trouble, Boolean> troubles = new EnumMap<>(Trouble.class);
    private final List<Plan> plans = new ArrayList<>();
    private NodeName owner = m1;
    private Duration now = Duration.ZERO;
    private long ticks;

    private record Plan(Duration at, Runnable what) {}

    void has(Trouble trouble, boolean is) {
        troubles.put(trouble, is);
    }

    private boolean has(Trouble trouble) {
        return troubles.getOrDefault(trouble, false);
    }

    void owner(NodeName node) {
        owner = node;
    }

    void after(long seconds, Runnable what) {
        plans.add(new Plan(now.plusSeconds(seconds), what));
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
    public void sleep(Duration duration) throws InterruptedException {
        Duration end = now.plus(duration);
        while (now.compareTo(end) < 0) {
            now = now.plus(TICK);
            tick();
        }
    }

    private void tick() throws InterruptedException {
        ticks++;
        List<Plan> due = plans.stream().filter(p -> p.at().compareTo(now) <= 0).toList();
        plans.removeAll(due);
        due.forEach(p -> p.what().run());
        if (has(Trouble.INTERRUPTED)) {
            has(Trouble.INTERRUPTED, false);
            throw new InterruptedException("Ctrl-C");
        }
        if (!has(Trouble.OBSERVER_GONE)) {
            inventory.pingedAddresses().forEach(this::ping);
        }
        for (NodeName node : List.of(m1, m2)) {
            if (alive(node)) {
                log.add(sample(node));
            }
        }
    }

    private boolean alive(NodeName node) {
        return !(node.equals(m1) && has(Trouble.M1_DEAD));
    }

    private void ping(Ipv4 address) {
        Stamp at = stamp("ping." + address);
        log.add(
                alive(owner)
                        ? new Event.PingReply(at, address, ticks, false)
                        : new Event.PingSilence(at, address, ticks, "no answer yet"));
    }

    private Event sample(NodeName node) {
        boolean serves = node.equals(owner);
        boolean connected = alive(m1) && !has(Trouble.STAND_ALONE);
        String alone = has(Trouble.STAND_ALONE) ? "StandAlone" : "WFConnection";
        return new Event.NodeSample(
                stamp(node + ".state"),
                node,
                "boot",
                serves,
                serves,
                serves
                        ? inventory.guests().stream()
                                .map(Inventory.Guest::name)
                                .collect(Collectors.toCollection(TreeSet::new))
                        : new TreeSet<>(),
                true,
                "up",
                ticks,
                Optional.of(new DrbdState(
                        connected ? "Connected" : alone,
                        serves ? "Primary" : "Secondary",
                        connected ? (serves ? "Secondary" : "Primary") : "Unknown",
                        "UpToDate",
                        connected ? "UpToDate" : "DUnknown",
                        Optional.empty())));
    }

    private Stamp stamp(String source) {
        return new Stamp(now, Duration.ofMillis(1), source, ticks);
    }
}
