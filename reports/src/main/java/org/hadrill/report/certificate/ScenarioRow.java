package org.hadrill.report.certificate;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.hadrill.report.text.Figures;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.run.RunResult.OutageResult;
import org.hadrill.verdict.Verdict;

/**
 * A scenario in the certificate's table.
 *
 * @param passed such as {@code 20 of 20}
 * @param longest longest outage of any address, with its address; {@code none} where no address went away
 * @param bound what 95% of such outages stay below, or why that cannot be said
 * @param limit the longest allowed, as one figure or a range
 */
record ScenarioRow(String scenario, String passed, String longest, String bound, String limit, Verdict verdict) {
    static ScenarioRow of(String scenario, List<DrillResult> drills) {
        long passed = drills.stream().filter(d -> d.verdict() == Verdict.PASS).count();
        return new ScenarioRow(
                scenario,
                passed + " of " + drills.size(),
                drills.stream()
                        .flatMap(d -> d.outages().stream())
                        .max(BY_LENGTH)
                        .map(o -> Figures.outage(o) + " at " + o.address())
                        .orElse("none"),
                "",
                limits(drills),
                Verdict.worst(drills.stream().map(DrillResult::verdict).toList()));
    }

    String look() {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    private static final Comparator<OutageResult> BY_LENGTH =
            Comparator.comparing(OutageResult::censored).thenComparing(OutageResult::duration);

    private static String limits(List<DrillResult> drills) {
        Optional<Duration> shortest = limit(drills, BinaryOperator.minBy(Comparator.naturalOrder()));
        Optional<Duration> longest = limit(drills, BinaryOperator.maxBy(Comparator.naturalOrder()));
        if (shortest.isEmpty() || longest.isEmpty()) {
            return "–";
        }
        return shortest.equals(longest)
                ? Figures.seconds(longest.get())
                : Figures.seconds(shortest.get()) + " to " + Figures.seconds(longest.get());
    }

    private static Optional<Duration> limit(List<DrillResult> drills, BinaryOperator<Duration> which) {
        return drills.stream().flatMap(d -> d.limits().values().stream()).reduce(which);
    }
}
