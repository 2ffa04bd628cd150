package org.hadrill.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hadrill.report.sample.Move;
import org.hadrill.report.sample.RunSample;
import org.hadrill.report.stats.ScenarioStatistics;
import org.hadrill.report.stats.ScenarioStatistics.OutageStatistics;
import org.hadrill.report.stats.Summary;

/** What many drills came to, a line for each scenario and move, as the terminal shows it. */
public final class StatisticsTable {
    private static final String ROW = "%-32s %3s  %-9s %-20s %-9s %-14s %s";

    private StatisticsTable() {}

    /** The table with its header; empty without drills. */
    public static List<String> lines(RunSample run) {
        List<String> lines = new ArrayList<>();
        for (ScenarioStatistics scenario : ScenarioStatistics.of(run.drills())) {
            scenario.interruptions().forEach(o -> lines.add(line(scenario.scenario(), o)));
            int without = scenario.drills() - scenario.measured();
            if (without > 0) {
                lines.add(scenario.scenario() + ": " + without + " of " + scenario.drills()
                        + " drills are no samples (" + scenario.notProven() + " not proven, " + scenario.notSeen()
                        + " not seen)");
            }
        }
        if (!lines.isEmpty()) {
            lines.add(
                    0,
                    String.format(
                            Locale.ROOT,
                            ROW,
                            "outage, longest of any address",
                            "n",
                            "median",
                            "95% of the median",
                            "max",
                            "95th perc. <=",
                            "within limit"));
        }
        return lines;
    }

    private static String line(String scenario, OutageStatistics outage) {
        Summary s = outage.summary();
        return String.format(
                        Locale.ROOT,
                        ROW,
                        scenario + (outage.move() == Move.FAILBACK ? ", failback" : ""),
                        s.n(),
                        seconds(s.median()),
                        s.medianInterval()
                                .map(i -> seconds(Optional.of(i.low())) + " .. " + seconds(Optional.of(i.high())))
                                .orElse("n too small"),
                        seconds(s.max()),
                        s.p95AtMost().map(b -> seconds(Optional.of(b))).orElse("n too small"),
                        outage.withinLimit().words(Summary.CONFIDENCE)
                                + (s.censored() > 0 ? ", " + s.censored() + " not ended" : ""))
                .stripTrailing();
    }

    private static String seconds(Optional<Double> seconds) {
        return seconds.map(v -> v.isInfinite() ? "not ended" : String.format(Locale.ROOT, "%.1f s", v))
                .orElse("-");
    }
}
