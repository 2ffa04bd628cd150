package org.hadrill.report.html;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hadrill.report.stats.Interval;
import org.hadrill.report.stats.ScenarioStatistics.OutageStatistics;
import org.hadrill.report.stats.Summary;
import org.hadrill.report.stats.Times;
import org.hadrill.report.text.Figures;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.run.RunResult.OutageResult;

/**
 * A figure of a scenario: of its one drill, or the middle of several.
 *
 * @param more what belongs to it in small: the interval and the longest
 */
record Figure(String text, String more) {
    /** The outage of a single drill, with its error. */
    static Figure of(Optional<OutageResult> outage, String none) {
        return new Figure(outage.map(Figures::outage).orElse(none), "");
    }

    /** The outages of several drills; {@code none} is what stands where no drill could be measured. */
    static Figure ofMany(Optional<OutageStatistics> outages, String none) {
        return outages.map(OutageStatistics::summary).map(Figure::of).orElse(new Figure(none, ""));
    }

    private static Figure of(Summary summary) {
        double longest = summary.max().orElse(0.0);
        if (longest == 0) {
            return new Figure("none", "");
        }
        String between = summary.medianInterval().map(Figure::words).orElse("");
        return new Figure(summary.median().map(Figure::words).orElse("–"), between + "longest " + words(longest));
    }

    private static String words(Interval interval) {
        return interval.low() == 0
                ? "at most " + words(interval.high()) + ", "
                : words(interval.low()).replace(" s", "") + " to " + words(interval.high()) + ", ";
    }

    private static String words(double seconds) {
        return Double.isInfinite(seconds)
                ? "had not ended"
                : seconds == 0 ? "none" : Figures.seconds(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    static Figure settled(List<DrillResult> drills) {
        Times settled =
                Times.of(drills.stream().flatMap(d -> d.settled().stream()).toList());
        return new Figure(settled.median().map(Figure::words).orElse("–"), "");
    }
}
