package org.hadrill.timeline;

import java.time.Duration;
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
 * as several. An interval counts when a probe in it stayed without answer and it is longer than {@link #PERIODS} periods
 * plus its error; or when it is longer than {@link #DELAY_LIMIT}, even if all answers came late.
 */
public final class Outages {
    /**
     * One lost probe makes an interval of two periods and a little more, as ping sends late rather than early; only what
     * exceeds that by more than the error is told from a single loss.
     */
    public static final int PERIODS = 2;

    /** Answers that come later than this are an outage for anybody who waits. */
    public static final Duration DELAY_LIMIT = Duration.ofSeconds(1);

    /** A probe that says nothing for longer, neither reply nor "no answer", is starved, and hides what happened. */
    public static final Duration STARVED_LIMIT = Duration.ofSeconds(2);

    private final Recording recording;
    private final Duration period;
    private final Duration single;
    private final Map<Ipv4, List<Event>> said = new HashMap<>();

    public Outages(Recording recording) {
        this.recording = recording;
        this.period = recording.header().pingPeriod();
        this.single = period.multipliedBy(PERIODS);
        for (Event event : recording.events()) {
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
            Seen before = seen.get(i - 1);
            Seen after = seen.get(i);
            Duration gap = after.time().minus(before.time());
            Duration error = error(before.error().plus(after.error()));
            if (counts(gap, after.seq() - before.seq() != 1, error)) {
                outages.add(new Outage(address, before.time(), gap, error, false));
            }
        }
        if (!seen.isEmpty()) {
            Seen last = seen.get(seen.size() - 1);
            end(address, last.time(), error(last.error())).ifPresent(outages::add);
        }
        return List.copyOf(outages);
    }

    private record Seen(Duration time, Duration error, long seq) {
        Seen(Stamp at, long seq) {
            this(at.time(), at.error(), seq);
        }
    }

    /** Replies, and before them the first silence where it came first. */
    private List<Seen> seen(Ipv4 address) {
        List<Seen> seen = new ArrayList<>();
        for (Event event : said(address)) {
            if (event instanceof PingReply r && !r.duplicate()) {
                seen.add(new Seen(r.at(), r.seq()));
            } else if (event instanceof PingSilence s && seen.isEmpty()) {
                seen.add(new Seen(s.at(), s.seq()));
            }
        }
        return seen;
    }

    /** The same from the echo replies on the outer network: the truth, where the lab sees frames. */
    public List<Outage> inFrames(Ipv4 address) {
        List<Duration> replies = recording
                .of(FrameReply.class)
                .filter(r -> r.address().equals(address))
                .map(r -> r.at().time())
                .toList();
        List<Outage> outages = new ArrayList<>();
        for (int i = 1; i < replies.size(); i++) {
            Duration gap = replies.get(i).minus(replies.get(i - 1));
            if (counts(gap, true, error(Duration.ZERO))) {
                outages.add(new Outage(address, replies.get(i - 1), gap, error(Duration.ZERO), false));
            }
        }
        if (!replies.isEmpty()) {
            end(address, replies.get(replies.size() - 1), error(Duration.ZERO)).ifPresent(outages::add);
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
        Duration last = recording.events().isEmpty()
                ? Duration.ZERO
                : recording.events().get(0).at().time();
        String ref = "ping." + address;
        for (Event event : said(address)) {
            if (event.at().time().minus(last).compareTo(STARVED_LIMIT) > 0) {
                starved.add(new Span<>(last, event.at().time(), "starved", ref));
            }
            last = event.at().time();
            ref = event.at().ref();
        }
        if (recording.end().minus(last).compareTo(STARVED_LIMIT) > 0) {
            starved.add(new Span<>(last, recording.end(), "starved", ref));
        }
        return List.copyOf(starved);
    }

    private boolean counts(Duration gap, boolean lost, Duration error) {
        return (lost && gap.compareTo(single.plus(error)) > 0) || gap.compareTo(DELAY_LIMIT) > 0;
    }

    private Optional<Outage> end(Ipv4 address, Duration last, Duration error) {
        Duration silent = recording.end().minus(last);
        return silent.compareTo(DELAY_LIMIT) > 0
                ? Optional.of(new Outage(address, last, silent, error, true))
                : Optional.empty();
    }

    private Duration error(Duration clock) {
        return period.plus(clock);
    }

    private static Duration overlap(Outage a, Outage b) {
        Duration from = a.start().compareTo(b.start()) > 0 ? a.start() : b.start();
        Duration to = a.end().compareTo(b.end()) < 0 ? a.end() : b.end();
        return to.minus(from);
    }
}
