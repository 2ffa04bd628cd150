package org.hadrill.report.compare;

import java.util.Optional;
import java.util.OptionalInt;
import org.hadrill.report.sample.Move;
import org.hadrill.report.stats.Shift;
import org.hadrill.report.stats.Times;

/**
 * Times of one kind, old and new. Seconds; positive is slower.
 *
 * @param name {@code outage}, or the phase
 * @param p of Mann and Whitney's test, corrected for the number of comparisons
 * @param shift empty where one side has no times
 * @param smallest the smallest slowdown that so many samples could have seen; infinity where they could have seen none
 * @param atMost what the difference does not exceed, in either direction, never less than the measurement's own error
 * @param more how many more samples each side needs to see a slowdown that matters; only with {@link Outcome#TOO_FEW} of an outage, and
 *     empty where there would be too many to say
 */
public record SeriesComparison(
        Move move,
        String name,
        Times old,
        Times now,
        Optional<Shift> shift,
        double p,
        double smallest,
        double atMost,
        OptionalInt more,
        Outcome outcome) {
    /** The name of the series that decides. */
    public static final String OUTAGE = "outage";

    SeriesComparison needing(OptionalInt needed) {
        return new SeriesComparison(move, name, old, now, shift, p, smallest, atMost, needed, outcome);
    }
}
