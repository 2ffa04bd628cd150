package org.hadrill.report.sample;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hadrill.verdict.Verdict;

/**
 * One drill as a sample.
 *
 * @param number from 1, in the order of the run
 * @param repeat which repeat of its scenario, from 1
 * @param seed of this drill alone; absent in runs of older versions
 * @param outages one for each address and move; none unless {@code status} is {@link Status#MEASURED}
 * @param phases those that were seen, in their order; none unless {@code status} is {@link Status#MEASURED}
 * @param settled from the fault until all was as before; absent where that was not seen
 */
public record DrillSample(
        int number,
        String scenario,
        int repeat,
        Optional<Long> seed,
        Verdict verdict,
        Status status,
        List<OutageSample> outages,
        List<PhaseSample> phases,
        Optional<Duration> settled) {
    /** Whether a drill says anything about times; those that do not are counted, never mixed in. */
    public enum Status {
        /** The fault was proven and the pings were seen; a control drill is measured as well. */
        MEASURED,
        /** Nothing proved that the fault bit: what was seen is not about it. */
        NOT_PROVEN,
        /** A probe was starved, so that nobody knows how long the addresses were away. */
        NOT_SEEN;

        /** Such as {@code not proven}. */
        public String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    public DrillSample {
        outages = List.copyOf(outages);
        phases = List.copyOf(phases);
    }

    public boolean measured() {
        return status == Status.MEASURED;
    }

    /** The longest outage of any address in {@code move}: the service is back when the last address answers. */
    public Optional<OutageSample> longest(Move move) {
        return outages.stream()
                .filter(o -> o.move() == move)
                .max(Comparator.comparing(OutageSample::censored).thenComparing(OutageSample::duration));
    }
}
