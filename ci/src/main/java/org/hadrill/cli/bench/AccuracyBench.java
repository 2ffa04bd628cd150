package org.hadrill.cli.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.Ipv4;
import org.hadrill.cluster.NodeName;
import org.hadrill.probe.Probes;
import org.hadrill.recording.Event;
import org.hadrill.recording.EventLog;
import org.hadrill.recording.RecordingStore;
import org.hadrill.remote.CommandResult;
import org.hadrill.remote.RemoteException;
import org.hadrill.remote.RemoteHost;
import org.hadrill.remote.RemoteHost.LineStream;
import org.hadrill.time.SystemTime;
import org.hadrill.timeline.Outages;

/** Known outages of one address against what the probes of several periods report of them, all at once. */
public final class AccuracyBench {
    /** Before the first outage, and after the last: a probe tells of a lost packet a second late. */
    static final Duration MARGIN = Duration.ofSeconds(3);

    /** Addresses for benchmarks, RFC 2544 appendix C.2.2, which the cluster does not have. */
    private static final String PREFIX = "198.18.0.";

    private static final int MOST = 254;
    private static final Duration COMMAND_LIMIT = Duration.ofSeconds(10);

    private final RemoteHost observer;
    private final RemoteHost target;
    private final Ipv4 way;
    private final SystemTime time;

    /** @param nodes of the inventory; their clocks and the observer's are those of this machine */
    public AccuracyBench(Inventory inventory, RemoteHost observer, Map<NodeName, RemoteHost> nodes, SystemTime time) {
        Inventory.Node node = inventory.other(inventory.preferred().name());
        this.observer = observer;
        this.target = Objects.requireNonNull(nodes.get(node.name()));
        this.way = node.eth0().address().orElseThrow();
        this.time = time;
    }

    /** Gives the node that stands by the addresses of the bench, and tells the observer the way. */
    public void prepare() throws IOException, InterruptedException {
        command(
                target,
                "for i in $(seq 1 " + MOST + "); do echo addr add " + PREFIX + "$i/32 dev lo; done | ip -batch -");
        command(observer, "ip route add " + PREFIX + "0/24 via " + way);
    }

    private static void command(RemoteHost host, String command) throws IOException, InterruptedException {
        CommandResult result = host.run(command, COMMAND_LIMIT);
        if (!result.ok()) {
            throw new IOException(result.describe());
        }
    }

    /** What it costs to ping so many addresses. */
    public List<ProbeCost.Cost> costs(List<Integer> counts, Duration period, Duration length)
            throws InterruptedException {
        List<ProbeCost.Cost> costs = new ArrayList<>();
        for (int count : counts) {
            List<Ipv4> addresses = IntStream.rangeClosed(1, count)
                    .mapToObj(i -> Ipv4.parse(PREFIX + i))
                    .toList();
            costs.add(new ProbeCost(observer, time).measure(addresses, period, length));
        }
        return costs;
    }

    /** {@code count} known outages against the probes of {@code periods}, all at once. */
    public List<Accuracy> accuracy(int count, long seed, List<Duration> periods)
            throws RemoteException, InterruptedException {
        Ipv4 address = Ipv4.parse(PREFIX + 1);
        return run(address, KnownOutages.of(address, count, seed), periods);
    }

    /**
     * Blocks for {@link KnownOutages#length()} and a little.
     *
     * @throws RemoteException when the script's stream cannot be opened
     * @throws IllegalStateException when the script did not come to its end in time
     */
    private List<Accuracy> run(Ipv4 address, KnownOutages known, List<Duration> periods)
            throws RemoteException, InterruptedException {
        List<Watched> watched = new ArrayList<>();
        List<Probes> probes = new ArrayList<>();
        List<String> lines;
        try {
            for (Duration period : periods) {
                Watched one = new Watched(period, Collections.synchronizedList(new ArrayList<>()));
                watched.add(one);
                EventLog log = new EventLog(one.events()::add, RecordingStore.inMemory());
                probes.add(Probes.pings(List.of(address), period, observer, log, time));
            }
            time.sleep(MARGIN);
            lines = carryOut(known);
            time.sleep(MARGIN);
        } finally {
            probes.forEach(Probes::close);
        }
        List<KnownOutages.Truth> truths = truths(lines);
        Duration end = time.elapsed();
        return watched.stream()
                .map(w -> Accuracy.of(w.period(), truths, new Outages(w.byTime(), end, w.period()).of(address)))
                .toList();
    }

    private record Watched(Duration period, List<Event> events) {
        List<Event> byTime() {
            return events.stream()
                    .sorted(Comparator.comparing(e -> e.at().time()))
                    .toList();
        }
    }

    private List<String> carryOut(KnownOutages known) throws RemoteException, InterruptedException {
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch ended = new CountDownLatch(1);
        Consumer<String> take = line -> {
            lines.add(line);
            if (line.equals("end")) {
                ended.countDown();
            }
        };
        Duration limit = known.length().multipliedBy(2).plus(MARGIN);
        try (LineStream script = target.stream(known.script(), take)) {
            if (!ended.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("the outages on " + target.name() + " did not end within "
                        + limit.toSeconds() + " s; after " + lines.size() + ": " + script.reason());
            }
        }
        return List.copyOf(lines);
    }

    /** On the axis of the probes: the hosts of a containers lab have this machine's clock. */
    private List<KnownOutages.Truth> truths(List<String> lines) {
        Duration epoch = Duration.between(Instant.EPOCH, time.wall()).minus(time.elapsed());
        return lines.stream()
                .flatMap(line -> KnownOutages.parse(line).stream())
                .map(t -> new KnownOutages.Truth(t.start().minus(epoch), t.length(), t.error()))
                .toList();
    }
}
