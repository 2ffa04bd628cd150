package org.hadrill.report.history;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.hadrill.verdict.Verdict;

/**
 * How the outage of one scenario went in one lab. The outage of a drill is the longest of any address, in takeover or failback.
 *
 * @param nights those with drills, by time
 */
public record Trend(String lab, String cluster, String configuration, String scenario, List<Night> nights) {
    public Trend {
        nights = List.copyOf(nights);
        if (nights.isEmpty()) {
            throw new IllegalArgumentException("a trend without nights");
        }
    }

    /**
     * The drills of one day.
     *
     * @param date UTC
     * @param kernel of the nodes; where it changed within the day, the last
     * @param drills that ran; {@code measured} of them say something about times
     * @param shortest with {@code median} and {@code longest}, zero where none was measured or no address went away
     * @param unended of the measured ones, those whose outage had not ended when the observation did; they count as the longest
     * @param limit of the longest outage
     * @param verdict the worst
     */
    public record Night(
            LocalDate date,
            String kernel,
            int drills,
            int measured,
            Duration shortest,
            Duration median,
            Duration longest,
            int unended,
            Duration limit,
            Verdict verdict) {}

    public Night last() {
        return nights.get(nights.size() - 1);
    }

    /** Whether the night at {@code index} ran on another kernel than the one before. */
    public boolean kernelChanged(int index) {
        return index > 0
                && !nights.get(index).kernel().equals(nights.get(index - 1).kernel());
    }
}
