package org.hadrill.cli.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.hadrill.cluster.Ipv4;
import org.hadrill.cluster.NodeName;
import org.hadrill.probe.Probes;
import org.hadrill.recording.Event;
import org.hadrill.recording.EventLog;
import org.hadrill.recording.RecordingStore;
import org.hadrill.remote.RemoteHost;
import org.hadrill.time.TimeSource;
import org.hadrill.timeline.Outage;
import org.hadrill.timeline.Outages;

/**
 * The same power cut, again and again, for one contender after the other: whoever has the work loses its power at a random
 * moment, and comes back when the other has taken over. The contenders take turns in blocks, as their nodes boot in between.
 */
final class TakeoverBench {
    static final Duration PING_PERIOD = Duration.ofMillis(10);

    /** From the power cut until pings are answered again; Pacemaker with Debian's defaults needs 8 s. */
    static final Duration TAKEOVER_LIMIT = Duration.ofSeconds(40);

    /** Answers for so long, and the takeover is over. */
    private static final Duration QUIET = Duration.ofMillis(1500);

    /** A shorter silence is the machine's own: a ping every 10 ms waits for the processor now and then. */
    private static final Duration COUNTED = Duration.ofMillis(100);

    private static final Duration POLL = Duration.ofMillis(50);

    /** Spreads the cut over all phases of the heartbeats, and of the pings. */
    private static final Duration PHASES = Duration.ofSeconds(1);

    /**
     * @param samples of each contender
     * @param block how many of them in a row
     */
    record Plan(List<Contender> contenders, int samples, int block, long seed) {}

    /**
     * A takeover, or none.
     *
     * @param outage as the pings saw it; where the address came and went, from its first silence to its last; where nobody took it
     *     over, {@link #TAKEOVER_LIMIT} at least
     * @param interruptions one, or more where the address came and went; 0 where nobody took it over
     */
    record Sample(Duration outage, Duration error, int interruptions) {
        static final Sample NEVER = new Sample(TAKEOVER_LIMIT, Duration.ZERO, 0);

        String words() {
            return interruptions == 0 ? "never" : outage.toMillis() + " ms" + (interruptions > 1 ? "!" : "");
        }
    }

    private final BenchPair pair;
    private final RemoteHost observer;
    private final Ipv4 address;
    private final TimeSource time;
    private final Consumer<String> progress;

    TakeoverBench(BenchPair pair, RemoteHost observer, Ipv4 address, TimeSource time, Consumer<String> progress) {
        this.pair = pair;
        this.observer = observer;
        this.address = address;
        this.time = time;
        this.progress = progress;
    }

    /** @return samples by contender, in the order of the plan */
    Map<Contender, List<Sample>> run(Plan plan) throws IOException, InterruptedException {
        Random random = new Random(plan.seed());
        Map<Contender, List<Sample>> samples = new LinkedHashMap<>();
        plan.contenders().forEach(c -> samples.put(c, new ArrayList<>()));
        for (int taken = 0; taken < plan.samples(); taken += plan.block()) {
            int wanted = Math.min(plan.block(), plan.samples() - taken);
            List<Contender> order = new ArrayList<>(plan.contenders());
            Collections.shuffle(order, random);
            for (Contender contender : order) {
                pair.run(contender);
                List<Sample> block = block(contender, wanted, random);
                samples.merge(contender, block, TakeoverBench::joined);
                progress.accept(contender.name() + ": "
                        + block.stream().map(Sample::words).toList());
            }
        }
        return samples;
    }

    private static List<Sample> joined(List<Sample> some, List<Sample> more) {
        List<Sample> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private List<Sample> block(Contender contender, int wanted, Random random)
            throws IOException, InterruptedException {
        List<Event> events = Collections.synchronizedList(new ArrayList<>());
        EventLog log = new EventLog(events::add, RecordingStore.inMemory());
        List<Sample> samples = new ArrayList<>();
        Probes probes = Probes.pings(List.of(address), PING_PERIOD, observer, log, time);
        try {
            for (int i = 0; i < wanted; i++) {
                NodeName owner = ready(contender);
                awaitReplies(events);
                time.sleep(Duration.ofNanos((long) (PHASES.toNanos() * random.nextDouble())));
                events.clear();
                time.sleep(PING_PERIOD.multipliedBy(20));
                pair.cut(owner);
                if (takenOver(events)) {
                    samples.add(sample(List.copyOf(events)));
                    pair.restore(owner);
                } else {
                    samples.add(Sample.NEVER);
                    pair.run(contender);
                }
            }
        } finally {
            probes.close();
        }
        return samples;
    }

    /** The node that has the work. A pair that did not come to rest after a power cut is started anew, once. */
    private NodeName ready(Contender contender) throws IOException, InterruptedException {
        try {
            return pair.awaitReady();
        } catch (IllegalStateException restless) {
            progress.accept("started anew: " + restless.getMessage());
            pair.run(contender);
            return pair.awaitReady();
        }
    }

    private void awaitReplies(List<Event> events) throws InterruptedException {
        if (!time.await(
                () -> lastReply(events).compareTo(time.elapsed().minus(PING_PERIOD.multipliedBy(20))) > 0,
                TAKEOVER_LIMIT,
                POLL)) {
            throw new IllegalStateException(address + " does not answer, though a node has it");
        }
    }

    /** Waits until replies come without a gap for a while, the first of them after an outage. */
    private boolean takenOver(List<Event> events) throws InterruptedException {
        return time.await(
                () -> {
                    List<Outage> outages = outages(events);
                    Duration last = lastReply(events);
                    return !outages.isEmpty()
                            && last.minus(outages.get(outages.size() - 1).end()).compareTo(QUIET) > 0;
                },
                TAKEOVER_LIMIT,
                POLL);
    }

    private Sample sample(List<Event> events) {
        List<Outage> outages = outages(events);
        Outage first = outages.get(0);
        Outage last = outages.get(outages.size() - 1);
        return new Sample(last.end().minus(first.start()), first.error(), outages.size());
    }

    private List<Outage> outages(List<Event> events) {
        List<Event> byTime;
        synchronized (events) {
            byTime = new ArrayList<>(events);
        }
        byTime.sort(Comparator.comparing(e -> e.at().time()));
        return new Outages(byTime, time.elapsed(), PING_PERIOD)
                .of(address).stream()
                        .filter(o -> !o.censored() && o.duration().compareTo(COUNTED) >= 0)
                        .toList();
    }

    private static Duration lastReply(List<Event> events) {
        synchronized (events) {
            return events.stream()
                    .filter(Event.PingReply.class::isInstance)
                    .map(e -> e.at().time())
                    .max(Comparator.naturalOrder())
                    .orElse(Duration.ZERO);
        }
    }
}
