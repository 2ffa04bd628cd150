package org.hadrill.probe;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.Inventory.Guest;
import org.hadrill.cluster.Ipv4;
import org.hadrill.cluster.NodeName;
import org.hadrill.recording.Event;
import org.hadrill.time.TimeSource;

/**
 * The latest of every probe, so that a drill knows when to go on. It never judges: verdicts come from the recording.
 *
 * <p>Thread-safe.
 */
public final class ClusterView implements Consumer<Event> {
    /** An address answers when this many probes in a row were answered. */
    public static final int ANSWERS_IN_A_ROW = 3;

    /** A silence of more than this many periods is no late answer any more. */
    public static final int LATE_PERIODS = 6;

    /** A sample is stale after this many of its periods, and not before {@link #STALE_AT_LEAST}. */
    public static final int STALE_PERIODS = 4;

    public static final Duration STALE_AT_LEAST = Duration.ofMillis(1500);

    /** The most log lines kept for {@link #logSince}. */
    public static final int LOG_LINES_LIMIT = 5_000;

    private final Inventory inventory;
    private final TimeSource time;
    private final List<Ipv4> pinged;
    private final Duration statesFresh;
    private final Duration pingsFresh;
    private final Duration late;
    private final Map<NodeName, Event.NodeSample> samples = new HashMap<>();
    private final Map<Ipv4, Answers> answers = new HashMap<>();
    private final Map<String, Event.StreamChange> streams = new HashMap<>();
    private final Map<String, Sent> traffic = new HashMap<>();
    private final Deque<Event.LogLine> log = new ArrayDeque<>();
    private long acknowledged;

    public ClusterView(Inventory inventory, TimeSource time) {
        this.inventory = inventory;
        this.time = time;
        this.pinged = inventory.pingedAddresses();
        this.statesFresh = freshness(inventory.probes().state());
        this.pingsFresh = freshness(inventory.probes().ping());
        this.late = inventory.probes().ping().multipliedBy(LATE_PERIODS);
    }

    private record Answers(int inARow, Duration lastReply, Duration lastProbe) {
        static final Answers NONE = new Answers(0, Duration.ZERO, Duration.ZERO);
    }

    /** What a port sent since the run began, and when it sent its last frame. */
    public record Sent(long frames, long heartbeat, long drbd, Duration last) {
        static final Sent NOTHING = new Sent(0, 0, 0, Duration.ZERO);

        Sent plus(Event.PortTraffic more) {
            return new Sent(
                    frames + more.frames(),
                    heartbeat + more.heartbeat(),
                    drbd + more.drbd(),
                    more.at().time());
        }
    }

    @Override
    public synchronized void accept(Event event) {
        if (event instanceof Event.NodeSample s) {
            samples.put(s.node(), s);
        } else if (event instanceof Event.PingReply r && !r.duplicate()) {
            Answers before = answers.get(r.address());
            int row = before == null ? 0 : before.inARow;
            answers.put(r.address(), new Answers(row + 1, r.at().time(), r.at().time()));
        } else if (event instanceof Event.PingSilence s) {
            Answers before = answers.getOrDefault(s.address(), Answers.NONE);
            Duration silent = s.at().time().minus(before.lastReply);
            // A late answer is announced as none before it arrives: only a longer silence breaks the row.
            boolean breaks = silent.compareTo(late) > 0;
            answers.put(s.address(), new Answers(breaks ? 0 : before.inARow, before.lastReply, s.at().time()));
        } else if (event instanceof Event.StreamChange c) {
            streams.put(c.stream(), c);
        } else if (event instanceof Event.PortTraffic t) {
            traffic.put(t.port(), sent(t.port()).plus(t));
        } else if (event instanceof Event.WriteAcknowledged) {
            acknowledged++;
        } else if (event instanceof Event.LogLine l) {
            log.addLast(l);
            if (log.size() > LOG_LINES_LIMIT) {
                log.removeFirst();
            }
        }
    }

    public Duration now() {
        return time.elapsed();
    }

    /** The node's latest sample, when it is fresh. */
    public synchronized Optional<Event.NodeSample> sample(NodeName node) {
        return Optional.ofNullable(samples.get(node)).filter(s -> fresh(s.at().time(), statesFresh));
    }

    /** The boot identifier that the node had when it was last seen, however long ago. */
    public synchronized Optional<String> lastBoot(NodeName node) {
        return Optional.ofNullable(samples.get(node)).map(Event.NodeSample::bootId);
    }

    public synchronized boolean answers(Ipv4 address) {
        Answers a = answers.get(address);
        return a != null && a.inARow >= ANSWERS_IN_A_ROW && fresh(a.lastReply, pingsFresh);
    }

    public synchronized boolean allAnswer() {
        return pinged.stream().allMatch(this::answers);
    }

    /** Whether every ping probe has said something lately, be it "no answer". */
    public synchronized List<Ipv4> starvedPings() {
        return pinged.stream()
                .filter(a -> {
                    Answers state = answers.get(a);
                    return state == null || !fresh(state.lastProbe, pingsFresh);
                })
                .toList();
    }

    public synchronized Sent sent(String port) {
        return traffic.getOrDefault(port, Sent.NOTHING);
    }

    /** How many writes were acknowledged since the run began. */
    public synchronized long acknowledged() {
        return acknowledged;
    }

    /** Log lines since {@code from} that match, oldest first; at most the last {@link #LOG_LINES_LIMIT} are known. */
    public synchronized List<Event.LogLine> logSince(Duration from, Predicate<Event.LogLine> filter) {
        return log.stream()
                .filter(l -> l.at().time().compareTo(from) >= 0)
                .filter(filter)
                .toList();
    }

    public synchronized Optional<Event.StreamChange> stream(String name) {
        return Optional.ofNullable(streams.get(name));
    }

    /** Whether {@code node} serves: Primary, mounted, service and every guest running. */
    public boolean serves(NodeName node) {
        return sample(node)
                .filter(s -> s.drbd().filter(d -> d.role().equals("Primary")).isPresent())
                .filter(Event.NodeSample::mounted)
                .filter(Event.NodeSample::service)
                .filter(s -> s.guests()
                        .containsAll(
                                inventory.guests().stream().map(Guest::name).toList()))
                .isPresent();
    }

    /** Why the cluster is not at rest with the service on the preferred node; empty when it is. */
    public Optional<String> unsettled() {
        return nodesUnsettled().or(this::silentOutside);
    }

    /** The same by what the nodes say alone, whatever the observer sees. */
    public Optional<String> nodesUnsettled() {
        NodeName home = inventory.preferred().name();
        for (Inventory.Node node : inventory.nodes()) {
            Optional<String> obstacle = unsettled(node.name(), node.name().equals(home));
            if (obstacle.isPresent()) {
                return obstacle;
            }
        }
        return serves(home) ? Optional.empty() : Optional.of(inventory.service() + " is not complete on " + home);
    }

    private Optional<String> unsettled(NodeName name, boolean home) {
        Optional<Event.NodeSample> sample = sample(name);
        if (sample.isEmpty()) {
            return Optional.of(name + " does not tell its state" + broken(name + ".state"));
        }
        Event.NodeSample s = sample.get();
        String drbd = s.drbd().map(Event.DrbdState::toString).orElse("not configured");
        String wanted = "Connected " + (home ? "Primary/Secondary" : "Secondary/Primary") + " UpToDate/UpToDate";
        if (!drbd.equals(wanted)) {
            String percent = s.drbd()
                    .flatMap(Event.DrbdState::resyncPercent)
                    .map(p -> String.format(Locale.ROOT, ", resync %.0f%%", p))
                    .orElse("");
            return Optional.of("DRBD on " + name + " is " + drbd + percent);
        }
        if (!s.manager()) {
            return Optional.of(inventory.manager().on(name).service() + " does not run on " + name);
        }
        if (!home && (s.mounted() || s.service())) {
            String left = s.mounted() ? inventory.disk().mountPoint() : inventory.service();
            return Optional.of(name + " still has " + left);
        }
        return Optional.empty();
    }

    private Optional<String> silentOutside() {
        return pinged.stream()
                .filter(a -> !answers(a))
                .findFirst()
                .map(a -> starvedPings().contains(a)
                        ? "the observer's ping of " + a + " says nothing" + brokenPing(a)
                        : a + " does not answer");
    }

    /** Whether no ping probe has said anything lately: the observer is gone, and nobody sees the cluster from outside. */
    public Optional<String> observerGone() {
        return starvedPings().size() == pinged.size()
                ? Optional.of("the observer fell silent" + brokenPing(pinged.get(0)))
                : Optional.empty();
    }

    private String brokenPing(Ipv4 address) {
        return stream(FpingReader.SOURCE).isPresent() ? broken(FpingReader.SOURCE) : broken("ping." + address);
    }

    private String broken(String stream) {
        return stream(stream).filter(c -> !c.open()).map(c -> ": " + c.reason()).orElse("");
    }

    private boolean fresh(Duration last, Duration limit) {
        return now().minus(last).compareTo(limit) <= 0;
    }

    private static Duration freshness(Duration period) {
        Duration limit = period.multipliedBy(STALE_PERIODS);
        return limit.compareTo(STALE_AT_LEAST) > 0 ? limit : STALE_AT_LEAST;
    }
}
