package org.hadrill.controller;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.hadrill.controller.Action.Level;

/** Counts datagrams that are not taken, by reason, and says so in the log now and then. */
final class Drops {
    /** Each reason is logged at most once in this time. */
    static final Duration LOG_PERIOD = Duration.ofSeconds(10);

    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<String, Duration> logged = new TreeMap<>();

    void count(String reason, String detail, Duration now, Outbox out) {
        long count = counts.merge(reason, 1L, Long::sum);
        Duration last = logged.get(reason);
        if (last == null || now.minus(last).compareTo(LOG_PERIOD) >= 0) {
            logged.put(reason, now);
            out.log(Level.WARN, "datagram dropped, " + reason + ": " + detail + " (" + count + " of this kind so far)");
        }
    }

    Map<String, Long> counts() {
        return counts;
    }
}
