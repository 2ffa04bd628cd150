package org.hadrill.report.html;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hadrill.report.text.Figures;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.run.RunResult.OutageResult;

/**
 * A figure of a scenario: of its one drill, or the middle of several.
 *
 * @param more what belongs to it in small: the interval and the longest
 */
record Figure(String text, String more) {
    /** The longest outages; {@code none} is what stands where there was not one. */
    static Figure of(List<DrillResult> drills, Function<DrillResult, Optional<OutageResult>> longest, String none) {
        List<OutageResult> outages =
                drills.stream().flatMap(d -> longest.apply(d).stream()).toList();
        if (outages.isEmpty()) {
            return new Figure(none, "");
        }
        OutageResult last = outages.stream()
                .max(Comparator.comparing(OutageResult::censored).thenComparing(OutageResult::duration))
                .orElseThrow();
        if (drills.size() == 1) {
            return new Figure(Figures.outage(last), "");
        }
        Figure median = median(outages.stream().map(OutageResult::duration).toList());
        String of = outages.size() == drills.size() ? "" : "in " + outages.size() + ", ";
        return new Figure(
                median.text,
                of + median.more + ", longest " + (last.censored() ? "> " : "") + Figures.seconds(last.duration()));
    }

    static Figure settled(List<DrillResult> drills) {
        List<Duration> settled =
                drills.stream().flatMap(d -> d.settled().stream()).toList();
        return settled.isEmpty() ? new Figure("–", "") : new Figure(median(settled).text, "");
    }

    private static Figure median(List<Duration> durations) {
        Spread spread = Spread.of(durations.stream().map(d -> d.toNanos() / 1e9).toList());
        return new Figure(seconds(spread.median()), seconds(spread.low()).replace(" s", "") + " to " + seconds(spread.high()));
    }

    private static String seconds(double seconds) {
        return Figures.seconds(Duration.ofMillis(Math.round(seconds * 1000)));
    }
}
