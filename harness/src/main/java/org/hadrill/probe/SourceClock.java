package org.hadrill.probe;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the clock of a stream's source stands to ours, from round trips: the source answers a numbered line with its time,
 * which lies between our sending and our receiving. The best round trip counts, and ages. Not thread-safe.
 */
public final class SourceClock {
    /** Drift assumed between two clocks that nobody disciplines, as a fraction: 200 parts per million. */
    static final double DRIFT = 200e-6;

    /** The most questions without an answer that are remembered. */
    private static final int OPEN_LIMIT = 64;

    private final Map<Long, Duration> asked = new HashMap<>();
    private long next;
    private @Nullable Estimate best;

    private record Estimate(Duration sourceMinusOurs, Duration error, Duration at) {
        Duration errorAt(Duration now) {
            return error.plusNanos((long) (now.minus(at).abs().toNanos() * DRIFT));
        }
    }

    /** A time of the source on our axis; the truth is within plus or minus the error. */
    record Local(Duration time, Duration error) {}

    /** The number to send to the source now. */
    long ask(Duration now) {
        if (asked.size() >= OPEN_LIMIT) {
            asked.clear();
        }
        asked.put(++next, now);
        return next;
    }

    /** The answer to {@link #ask} arrived. */
    void answered(long number, Duration source, Duration now) {
        Duration sent = asked.remove(number);
        if (sent == null) {
            return;
        }
        Duration half = now.minus(sent).dividedBy(2);
        Estimate estimate = new Estimate(source.minus(sent.plus(half)), half, now);
        if (best == null || estimate.error().compareTo(best.errorAt(now)) <= 0) {
            best = estimate;
        }
    }

    boolean known() {
        return best != null;
    }

    /** @throws IllegalStateException before the first answer */
    Local toLocal(Duration source) {
        Estimate estimate = best;
        if (estimate == null) {
            throw new IllegalStateException("the clock of this source is not known yet");
        }
        Duration time = source.minus(estimate.sourceMinusOurs());
        return new Local(time, estimate.errorAt(time));
    }

    /** Seconds with a fraction, as bash's EPOCHREALTIME or ping's {@code -D} print them; a comma may stand for the point. */
    public static Duration seconds(String text) {
        return Duration.ofNanos(
                new BigDecimal(text.replace(',', '.')).movePointRight(9).longValue());
    }
}
