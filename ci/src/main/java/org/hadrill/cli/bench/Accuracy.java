package org.hadrill.cli.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.descriptive.Median;
import org.hadrill.timeline.Outage;

/**
 * What the probe reported, held against what happened.
 *
 * @param period of the probe
 * @param outages that there were
 * @param truthError the lengths are known to within plus or minus this, in the median
 * @param errors reported minus true length of each outage that was reported, by time
 * @param withinOwn how many of them were within the error that the probe itself stated
 * @param missedShort outages that were not reported, of at most two periods
 * @param missed longer ones that were not reported: none may be
 * @param invented reports of outages that never were: none may be
 */
public record Accuracy(
        Duration period,
        int outages,
        Duration truthError,
        List<Duration> errors,
        int withinOwn,
        List<Duration> missedShort,
        List<Duration> missed,
        List<Outage> invented) {

    /** @param truths on the same axis as {@code reports} */
    static Accuracy of(Duration period, List<KnownOutages.Truth> truths, List<Outage> reports) {
        List<Outage> left = new ArrayList<>(reports);
        List<Duration> errors = new ArrayList<>();
        List<Duration> missedShort = new ArrayList<>();
        List<Duration> missed = new ArrayList<>();
        int withinOwn = 0;
        for (KnownOutages.Truth truth : truths) {
            Optional<Outage> report = left.stream()
                    .filter(o -> o.start().compareTo(truth.end()) < 0 && o.end().compareTo(truth.start()) > 0)
                    .findFirst();
            if (report.isEmpty()) {
                boolean mayBeMissed = truth.length().minus(truth.error()).compareTo(period.multipliedBy(2)) <= 0;
                (mayBeMissed ? missedShort : missed).add(truth.length());
                continue;
            }
            left.remove(report.get());
            Duration error = report.get().duration().minus(truth.length());
            errors.add(error);
            if (error.abs().minus(truth.error()).compareTo(report.get().error()) <= 0) {
                withinOwn++;
            }
        }
        return new Accuracy(
                period,
                truths.size(),
                median(truths.stream().map(KnownOutages.Truth::error).toList()),
                List.copyOf(errors),
                withinOwn,
                List.copyOf(missedShort),
                List.copyOf(missed),
                left);
    }

    /**
     * Whether the probe is as good as it says: no error above one period (and what the truth is known to), none missed that is
     * longer than two, none invented.
     */
    public boolean keepsItsWord() {
        return missed.isEmpty()
                && invented.isEmpty()
                && maximumError().minus(truthError).compareTo(period) <= 0
                && withinOwn == errors.size();
    }

    /** Median of the errors with their signs: what the probe is wrong by as a rule. */
    public Duration bias() {
        return median(errors);
    }

    public Duration medianError() {
        return median(errors.stream().map(Duration::abs).toList());
    }

    public Duration maximumError() {
        return errors.stream().map(Duration::abs).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }

    private static Duration median(List<Duration> values) {
        double[] nanos = values.stream().mapToDouble(Duration::toNanos).toArray();
        return nanos.length == 0
                ? Duration.ZERO
                : Duration.ofNanos((long) Median.withDefaults().evaluate(nanos));
    }
}
