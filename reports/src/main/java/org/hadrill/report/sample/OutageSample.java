package org.hadrill.report.sample;

import java.time.Duration;
import org.hadrill.cluster.Ipv4;

/**
 * How long one address was away in one move of one drill: its longest outage, as that is what the limit is for. Zero where the
 * address never was away.
 *
 * @param error the true duration is within plus or minus this; zero for no outage
 * @param censored whether it had not ended when the observation did; {@code duration} is then a lower bound
 * @param limit the longest allowed
 * @param count how many outages the address had in this move
 */
public record OutageSample(
        Ipv4 address, Move move, Duration duration, Duration error, boolean censored, Duration limit, int count) {
    /** Whether it ended, and in time. */
    public boolean withinLimit() {
        return !censored && duration.compareTo(limit) <= 0;
    }
}
