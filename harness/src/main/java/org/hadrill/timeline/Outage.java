package org.hadrill.timeline;

import java.time.Duration;
import org.hadrill.cluster.Ipv4;

/**
 * One interval without replies at one address, on the recording's axis.
 *
 * @param start half a probe period after the last reply before it: the next probe was lost
 * @param duration from there to half a period before the first reply after it, or to the end of the observation
 * @param error the true duration is within plus or minus this: one probe period and the clock's error at both ends
 * @param censored whether it had not ended when the observation did; the duration is then a lower bound
 */
public record Outage(Ipv4 address, Duration start, Duration duration, Duration error, boolean censored) {
    public Duration end() {
        return start.plus(duration);
    }
}
