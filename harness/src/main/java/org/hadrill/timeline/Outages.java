package org.hadrill.timeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hadrill.cluster.Ipv4;
import org.hadrill.recording.Event;
import org.hadrill.recording.Event.FrameReply;
import org.hadrill.recording.Event.PingReply;
import org.hadrill.recording.Event.PingSilence;
import org.hadrill.recording.Recording;

/**
 * Outages of an address from its pings: every interval by itself, never last minus first, so that a flapping address shows
 * as several. An interval counts when a probe in it stayed without answer and it is longer than {@link #PERIODS} periods; or
 * when it is longer than {@link #DELAY_LIMIT}, even if all answers came late.
 */
public final class Outages {
    /** One lost probe makes an interval of two periods; only more than that is told from jitter. */
    public static final int PERIODS = 2;

    /** Answers that come later than this are an outage for anybody who waits. */
    public static final Duration DELAY_LIMIT = Duration.ofSeconds(1);

    /** A probe that says nothing for longer, neither reply nor "no answer", is starved, and hides what happened. */
    public static final Duration STARVED_LIMIT = Duration.ofSeconds(2);

    private final Recording recording;
    private final Duration period;

    public Outages(Recording recording) {
        this.recording = recording;
        this.period = recording.header().pingPeriod();
    }

    /** Outages as the observer's pings saw them, by time. */
    public List<Outage> of(Ipv4 address) {
        List<PingReply> replies = recording
                .of(PingReply.class)
                .filter(r -> r.address().equals(address) && !r.duplicate())
                .toList();
        List<Outage> outages = new ArrayList<>();
        for (int i = 1; i < replies.size(); i++) {
            PingReply before = replies.get(i - 1);
            PingReply after = replies.get(i);
            Duration gap = after.at().time().minus(before.at().time());
            boolean lost = after.seq() - before.seq() != 1;
            if (counts(gap, lost)) {
                outages.add(new Outage(
                        address,
                        before.at().time(),
                        gap,
                        error(before.at().error().plus(after.at().error())),
                        false));
            }
        }
        if (!replies.isEmpty()) {
            PingReply last = replies.get(replies.size() - 1);
            end(address, last.at().time(), error(last.at().error())).ifPresent(outages::add);
        }
        return List.copyOf(outages);
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
            if (counts(gap, true)) {
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
        List<Event> said = recording.events().stream()
                .filter(e -> (e instanceof PingReply r && r.address().equals(address))
                        || (e instanceof PingSilence s && s.address().equals(address)))
                .toList();
        List<Span<String>> starved = new ArrayList<>();
        Duration last = recording.events().isEmpty()
                ? Duration.ZERO
                : recording.events().get(0).at().time();
        String ref = "ping." + address;
        for (Event event : said) {
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

    private boolean counts(Duration gap, boolean lost) {
        return (lost && gap.compareTo(period.multipliedBy(PERIODS)) > 0) || gap.compareTo(DELAY_LIMIT) > 0;
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
