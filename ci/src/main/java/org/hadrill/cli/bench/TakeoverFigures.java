package org.hadrill.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hadrill.cli.bench.TakeoverBench.Sample;
import org.hadrill.report.stats.Interval;
import org.hadrill.report.stats.Summary;
import org.hadrill.report.stats.Times;

/** What the samples of a bench come to: a row a contender, and ours against Heartbeat at the same deadtime. */
final class TakeoverFigures {
    /**
     * Milliseconds.
     *
     * @param overMs median of outage minus deadtime
     * @param interrupted takeovers in which the address came and went
     * @param never power cuts after which nobody took it over within {@link TakeoverBench#TAKEOVER_LIMIT}; they count with that
     *     time
     */
    record Row(
            String manager,
            String work,
            long deadtimeMs,
            int n,
            double medianMs,
            Optional<Interval> medianIntervalMs,
            double maxMs,
            double overMs,
            Optional<Interval> overIntervalMs,
            long interrupted,
            long never,
            List<Double> outagesMs) {}

    /** Median outage of {@code manager} as a share of Heartbeat's; and the same of what is over the deadtime. */
    record Ratio(String manager, String work, long deadtimeMs, RatioOfMedians outage, RatioOfMedians over) {}

    private static final String REFERENCE = "Heartbeat";

    private final long seed;

    TakeoverFigures(long seed) {
        this.seed = seed;
    }

    List<Row> rows(Map<Contender, List<Sample>> samples) {
        List<Row> rows = new ArrayList<>();
        samples.forEach((contender, of) -> rows.add(row(contender, of)));
        return rows;
    }

    private static Row row(Contender contender, List<Sample> samples) {
        Summary summary =
                Summary.of(Times.of(samples.stream().map(Sample::outage).toList()));
        double deadtimeMs = contender.deadtime().toNanos() / 1e6;
        Optional<Interval> interval = summary.medianInterval().map(i -> new Interval(i.low() * 1e3, i.high() * 1e3));
        double medianMs = summary.median().orElseThrow() * 1e3;
        return new Row(
                contender.manager(),
                contender.work().words(),
                contender.deadtime().toMillis(),
                summary.n(),
                medianMs,
                interval,
                summary.max().orElseThrow() * 1e3,
                medianMs - deadtimeMs,
                interval.map(i -> new Interval(i.low() - deadtimeMs, i.high() - deadtimeMs)),
                samples.stream().filter(s -> s.interruptions() > 1).count(),
                samples.stream().filter(s -> s.interruptions() == 0).count(),
                samples.stream().map(s -> s.outage().toNanos() / 1e6).toList());
    }

    List<Ratio> ratios(List<Row> rows) {
        List<Ratio> ratios = new ArrayList<>();
        for (Row row : rows) {
            rows.stream()
                    .filter(r -> r.manager().equals(REFERENCE) && !row.manager().equals(REFERENCE))
                    .filter(r -> r.work().equals(row.work()) && r.deadtimeMs() == row.deadtimeMs())
                    .findFirst()
                    .ifPresent(reference -> ratios.add(new Ratio(
                            row.manager(),
                            row.work(),
                            row.deadtimeMs(),
                            RatioOfMedians.of(outages(row, 0), outages(reference, 0), seed),
                            RatioOfMedians.of(
                                    outages(row, row.deadtimeMs()), outages(reference, row.deadtimeMs()), seed))));
        }
        return ratios;
    }

    private static double[] outages(Row row, double lessMs) {
        return row.outagesMs().stream().mapToDouble(o -> o - lessMs).toArray();
    }

    static List<String> table(List<Row> rows, List<Ratio> ratios) {
        List<String> lines = new ArrayList<>();
        String format = "%-11s %-13s %8s %4s  %-27s %8s  %-27s %s";
        lines.add(String.format(
                        Locale.ROOT,
                        format,
                        "manager",
                        "work",
                        "deadtime",
                        "n",
                        "outage, median (95%)",
                        "longest",
                        "minus deadtime (95%)",
                        "")
                .stripTrailing());
        for (Row r : rows) {
            lines.add(String.format(
                            Locale.ROOT,
                            format,
                            r.manager(),
                            r.work(),
                            r.deadtimeMs() + " ms",
                            r.n(),
                            with(r.medianMs(), r.medianIntervalMs()),
                            String.format(Locale.ROOT, "%.0f ms", r.maxMs()),
                            with(r.overMs(), r.overIntervalMs()),
                            (r.interrupted() == 0 ? "" : r.interrupted() + " came and went ")
                                    + (r.never() == 0 ? "" : r.never() + " never taken over"))
                    .stripTrailing());
        }
        for (Ratio r : ratios) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%s to %s, %s, %d ms: outage %s, minus deadtime %s",
                    r.manager(),
                    REFERENCE,
                    r.work(),
                    r.deadtimeMs(),
                    ratio(r.outage()),
                    ratio(r.over())));
        }
        return lines;
    }

    private static String with(double ms, Optional<Interval> interval) {
        return String.format(Locale.ROOT, "%.0f ms", ms)
                + interval.map(i -> String.format(Locale.ROOT, " (%.0f to %.0f)", i.low(), i.high()))
                        .orElse(" (too few)");
    }

    private static String ratio(RatioOfMedians ratio) {
        return String.format(
                Locale.ROOT,
                "%.2f (%.2f to %.2f)",
                ratio.estimate(),
                ratio.interval().low(),
                ratio.interval().high());
    }
}
