package org.hadrill.timeline;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hadrill.cluster.Ipv4;
import org.hadrill.recording.Event;
import org.hadrill.recording.Event.FrameReply;
import org.hadrill.recording.Event.PingReply;
import org.hadrill.recording.Event.PingSilence;
import org.hadrill.recording.Recording;
import org.hadrill.recording.Stamp;

/**
 * Outages of an address from its pings: every interval by itself, never last minus first, so that a flapping address shows
 * as several. An interval counts when at least {@link #LOST} probes in a row stayed without answer, which every outage of
 * more than {@link #LOST} periods brings about; or when it is longer than {@link #DELAY_LIMIT}, even if all answers came late.
 *
 * <p>The service went away after the last answered probe and before the next, and came back after the last lost one and before
 * the next that was answered: the estimate is the middle of both, half a period from the replies at either end, and cannot be
 * wrong by more than one period.
 */
public final class Outages {
    /** A single probe is lost now and then without anybody's fault. */
    public static final int LOST = 2;

    /** Answers that come later than this are an outage for anybody who waits. */
    public static final Duration DELAY_LIMIT = Duration.ofSeconds(1);

    /** A probe that says nothing for longer, neither reply nor "no answer", is starved, and hides what happened. */
    public static final Duration STARVED_LIMIT = Duration.ofSeconds(2);

    /** ICMP numbers probes with 16 bits (RFC 792). */
    private static final int SEQUENCE = 1 << 16;

    private final List<Event> events;
    private final Duration observed;
    private final Duration period;
    private final Map<Ipv4, List<Event>> said = new HashMap<>();

    public Outages(Recording recording) {
        this(recording.events(), recording.end(), recording.header().pingPeriod());
    }

    /**
     * Outages in what was seen outside of a drill.
     *
     * @param events by time
     * @param observed end of the observation
     * @param period of the pings
     */
    public Outages(List<Event> events, Duration observed, Duration period) {
        this.events = events;
        this.observed = observed;
        this.period = period;
        for (Event event : events) {
            if (event instanceof PingReply r) {
                said.computeIfAbsent(r.address(), a -> new ArrayList<>()).add(r);
            } else if (event instanceof PingSilence s) {
                said.computeIfAbsent(s.address(), a -> new ArrayList<>()).add(s);
            }
        }
    }

    /** What the probe of {@code address} said, by time. */
    private List<Event> said(Ipv4 address) {
        return said.getOrDefault(address, List.of());
    }

    /**
     * Outages as the observer's pings saw them, by time. An address that was silent from the beginning counts from its
     * first unanswered probe on.
     */
    public List<Outage> of(Ipv4 address) {
        List<Seen> seen = seen(address);
        List<Outage> outages = new ArrayList<>();
        for (int i = 1; i < seen.size(); i++) {
            between(address, seen.get(i - 1), seen.get(i)).ifPresent(outages::add);
        }
        if (!seen.isEmpty()) {
            Seen last = seen.get(seen.size() - 1);
            end(address, last.time().plus(last.until(period)), last.error()).ifPresent(outages::add);
        }
        return List.copyOf(outages);
    }

    private Optional<Outage> between(Ipv4 address, Seen before, Seen after) {
        Duration gap = after.time().minus(before.time());
        int steps = steps(before, after, gap);
        if (steps <= LOST && gap.compareTo(DELAY_LIMIT) <= 0) {
            return Optional.empty();
        }
        Duration pace = pace(gap, steps);
        Duration start = before.time().plus(before.until(pace));
        Duration end = after.time().minus(pace.dividedBy(2));
        Duration error = pace.plus(before.error()).plus(after.error());
        return Optional.of(new Outage(address, micros(start), micros(end.minus(start)), micros(error), false));
    }

    /** How many probes on the later one was sent; by the time where the stream began anew in between. */
    private int steps(Seen before, Seen after, Duration gap) {
        int steps = Math.floorMod(after.seq() - before.seq(), SEQUENCE);
        return steps < SEQUENCE / 2 ? steps : (int) gap.dividedBy(period);
    }

    /**
     * Time between two probes: ping sends late rather than early, by a tick of its machine's clock. What is much more comes from
     * a reply that came late, or from a ping that waited for ARP.
     */
    private Duration pace(Duration gap, int steps) {
        Duration pace = gap.dividedBy(Math.max(1, steps));
        boolean plausible = pace.compareTo(period) > 0
                && pace.compareTo(period.multipliedBy(4).dividedBy(3)) < 0;
        return plausible ? pace : period;
    }

    /** What is kept of a time in {@code run.json}, so that a figure is the same wherever it is read. */
    private static Duration micros(Duration time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    /** A reply, or the first probe that had none. */
    private record Seen(Duration time, Duration error, long seq, boolean answered) {
        Seen(Stamp at, long seq, boolean answered) {
            this(at.time(), at.error(), seq, answered);
        }

        /** From here to the middle of where an outage may have begun. */
        Duration until(Duration pace) {
            return answered ? pace.dividedBy(2) : Duration.ZERO;
        }
    }

    /** Replies, and before them the first silence where it came first. */
    private List<Seen> seen(Ipv4 address) {
        List<Seen> seen = new ArrayList<>();
        for (Event event : said(address)) {
            if (event instanceof PingReply r && !r.duplicate()) {
                seen.add(new Seen(r.at(), r.seq(), true));
            } else if (event instanceof PingSilence s && seen.isEmpty()) {
                seen.add(new Seen(s.at(), s.seq(), false));
            }
        }
        return seen;
    }

    /** The same from the echo replies on the outer network: the truth, where the lab sees frames. */
    public List<Outage> inFrames(Ipv4 address) {
        List<Duration> replies = events.stream()
                .filter(FrameReply.class::isInstance)
                .map(FrameReply.class::cast)
                .filter(r -> r.address().equals(address))
                .map(r -> r.at().time())
                .toList();
        List<Outage> outages = new ArrayList<>();
        Duration half = period.dividedBy(2);
        for (int i = 1; i < replies.size(); i++) {
            Duration gap = replies.get(i).minus(replies.get(i - 1));
            if (gap.compareTo(period.multipliedBy(LOST).plus(half)) > 0) {
                outages.add(new Outage(address, replies.get(i - 1).plus(half), gap.minus(period), period, false));
            }
        }
        if (!replies.isEmpty()) {
            end(address, replies.get(replies.size() - 1).plus(half), Duration.ZERO)
                    .ifPresent(outages::add);
        }
        return List.copyOf(outages);
    }

    /** The frames' view of {@code outage}: the one that overlaps it most. */
    public Optional<Outage> inFrames(Outage outage) {
        return inFrames(outage.address()).stream()
                .filter(f -> f.start().compareTo(outage.end()) < 0 && f.end().compareTo(outage.start()) > 0)
                .max(java.util.Comparator.comparing(f -> overlap(f, outage)));
    }

    /** Intervals in which the probe of {@code address} said nothing at all. */
    public List<Span<String>> starved(Ipv4 address) {
        List<Span<String>> starved = new ArrayList<>();
        Duration last = events.isEmpty() ? Duration.ZERO : events.get(0).at().time();
        String ref = "ping of " + address;
        for (Event event : said(address)) {
            if (event.at().time().minus(last).compareTo(STARVED_LIMIT) > 0) {
                starved.add(new Span<>(last, event.at().time(), "starved", ref));
            }
            last = event.at().time();
            ref = event.at().ref();
        }
        if (observed.minus(last).compareTo(STARVED_LIMIT) > 0) {
            starved.add(new Span<>(last, observed, "starved", ref));
        }
        return List.copyOf(starved);
    }

    private Optional<Outage> end(Ipv4 address, Duration start, Duration clock) {
        Duration silent = observed.minus(start);
        return silent.compareTo(DELAY_LIMIT) > 0
                ? Optional.of(new Outage(address, start, silent, period.plus(clock), true))
                : Optional.empty();
    }

    private static Duration overlap(Outage a, Outage b) {
        Duration from = a.start().compareTo(b.start()) > 0 ? a.start() : b.start();
        Duration to = a.end().compareTo(b.end()) < 0 ? a.end() : b.end();
        return to.minus(from);
    }
}
