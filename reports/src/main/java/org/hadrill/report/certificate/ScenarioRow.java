package org.hadrill.report.certificate;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.hadrill.report.stats.ScenarioStatistics;
import org.hadrill.report.stats.ScenarioStatistics.OutageStatistics;
import org.hadrill.report.text.Figures;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.run.RunResult.OutageResult;
import org.hadrill.verdict.Verdict;

/**
 * A scenario in the certificate's table.
 *
 * @param passed such as {@code 20 of 20}
 * @param longest longest outage of any address: with its address, or where it had to wait for the undo, how much was after
 *     that; {@code none} where no address went away
 * @param bound what 95% of the drills' longest outages do not exceed, with 95% confidence, or why that cannot be said
 * @param limit the longest allowed, as one figure or a range; counted from the undo where a drill had to wait for that
 */
record ScenarioRow(String scenario, String passed, String longest, String bound, String limit, Verdict verdict) {
    /** Below it nobody can say what 95% do not exceed, with 95% confidence (Hahn and Meeker, Statistical Intervals, 5.2). */
    private static final int DRILLS_MIN = 59;

    /** @param statistics of the same drills */
    static ScenarioRow of(String scenario, List<DrillResult> drills, ScenarioStatistics statistics) {
        long passed = drills.stream().filter(d -> d.verdict() == Verdict.PASS).count();
        return new ScenarioRow(
                scenario,
                passed + " of " + drills.size(),
                longest(drills),
                bound(statistics),
                limits(drills),
                Verdict.worst(drills.stream().map(DrillResult::verdict).toList()));
    }

    String look() {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    private static final Comparator<OutageResult> BY_LENGTH =
            Comparator.comparing(OutageResult::censored).thenComparing(OutageResult::duration);

    private static String longest(List<DrillResult> drills) {
        record Seen(DrillResult drill, OutageResult outage) {}
        return drills.stream()
                .flatMap(d -> d.outages().stream().map(o -> new Seen(d, o)))
                .max(Comparator.comparing(Seen::outage, BY_LENGTH))
                .map(s -> waited(s.drill(), s.outage())
                        .map(w -> Figures.seconds(s.outage().duration().minus(w)) + " from the undo, "
                                + Figures.outage(s.outage()) + " in all")
                        .orElse(Figures.outage(s.outage()) + " at " + s.outage().address()))
                .orElse("none");
    }

    /** How long an outage had to wait for the undo, from where its limit counts; empty where it counts from the start. */
    private static Optional<Duration> waited(DrillResult drill, OutageResult outage) {
        return Optional.ofNullable(drill.limits().get(outage.address()))
                .map(limit -> outage.limit().minus(limit))
                .filter(w -> !w.isZero());
    }

    private static String bound(ScenarioStatistics statistics) {
        double worst = 0;
        for (OutageStatistics move : statistics.interruptions()) {
            Optional<Double> atMost = move.summary().p95AtMost();
            if (atMost.isEmpty()) {
                return "n too small: " + move.summary().n() + " of " + DRILLS_MIN;
            }
            worst = Math.max(worst, atMost.get());
        }
        return statistics.interruptions().isEmpty()
                ? "not measured"
                : Double.isInfinite(worst)
                        ? "no bound: some had not ended"
                        : Figures.seconds(Duration.ofMillis(Math.round(worst * 1e3)));
    }

    private static String limits(List<DrillResult> drills) {
        Optional<Duration> shortest = limit(drills, BinaryOperator.minBy(Comparator.naturalOrder()));
        Optional<Duration> longest = limit(drills, BinaryOperator.maxBy(Comparator.naturalOrder()));
        if (shortest.isEmpty() || longest.isEmpty()) {
            return "–";
        }
        String limit = shortest.equals(longest)
                ? Figures.seconds(longest.get())
                : Figures.seconds(shortest.get()) + " to " + Figures.seconds(longest.get());
        boolean waited = drills.stream()
                .anyMatch(d -> d.outages().stream().anyMatch(o -> waited(d, o).isPresent()));
        return waited ? limit + " from the undo" : limit;
    }

    private static Optional<Duration> limit(List<DrillResult> drills, BinaryOperator<Duration> which) {
        return drills.stream().flatMap(d -> d.limits().values().stream()).reduce(which);
    }
}
