package org.hadrill.report.html;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hadrill.cluster.Ipv4;
import org.hadrill.report.text.AddressOutages;
import org.hadrill.report.text.Figures;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.run.RunResult.OutageResult;

/**
 * The outages of one address in all drills of a scenario, each against its own limit, so that the limits of all rows are one
 * line: a point a drill for the takeover, a ring for the failback; what is over the limit is a cross, and what had not ended
 * is an arrow.
 *
 * @param bar the median and its interval, absent for a single drill
 * @param label for those who cannot see it
 */
record Strip(List<Point> points, List<Bar> bar, String label) {
    static final int WIDTH = 250;
    static final int HEIGHT = 28;
    static final double MIDDLE = 14;

    /** Where every limit is. */
    static final double LIMIT = 190;

    private static final double LEFT = 5;
    private static final double POINT = 5;
    private static final double LEVEL = 4.6;
    private static final int LEVELS = 5;

    /** One outage; {@code form} is point, ring, cross or arrow. */
    record Point(double x, double y, String form, String anchor, String title) {
        String at() {
            return "translate(" + Axis.px(x) + "," + Axis.px(y) + ")";
        }
    }

    /** The median and its 95% interval. */
    record Bar(String from, String median, String width, String title) {}

    static Strip of(List<DrillResult> drills, Ipv4 address) {
        List<Point> points = new ArrayList<>();
        Map<Long, Integer> taken = new HashMap<>();
        for (DrillResult drill : drills) {
            AddressOutages outages = AddressOutages.of(drill, address);
            outages.takeover().forEach(o -> points.add(point(drill, o, "outage", "point", taken)));
            outages.failback().forEach(o -> points.add(point(drill, o, "failback", "ring", taken)));
        }
        String label = points.isEmpty()
                ? "no outage"
                : points.size() + (points.size() == 1 ? " outage" : " outages") + " against the limit";
        return new Strip(points, bar(drills, address), label);
    }

    private static List<Bar> bar(List<DrillResult> drills, Ipv4 address) {
        List<Double> shares = drills.stream()
                .flatMap(d -> AddressOutages.of(d, address).longestTakeover().stream())
                .map(Strip::share)
                .toList();
        if (shares.size() < 2) {
            return List.of();
        }
        Spread spread = Spread.of(shares);
        double from = x(spread.low());
        return List.of(new Bar(
                Axis.px(from),
                Axis.px(x(spread.median())),
                Axis.px(Math.max(1, x(spread.high()) - from)),
                "median, and where it lies with 95% confidence"));
    }

    private static Point point(
            DrillResult drill, OutageResult outage, String what, String form, Map<Long, Integer> taken) {
        double x = x(share(outage));
        boolean over = outage.duration().compareTo(outage.limit()) > 0;
        int level = taken.merge(Math.round(x / POINT), 1, Integer::sum) - 1;
        return new Point(
                x,
                MIDDLE + offset(level % LEVELS),
                outage.censored() ? "arrow" : over ? "cross" : form,
                DrillView.anchor(drill),
                "#" + drill.number() + " " + what + " " + Figures.outage(outage) + ", limit "
                        + Figures.seconds(outage.limit()));
    }

    /** Points of one place stand above and below each other: 0, up, down, further up, further down. */
    private static double offset(int level) {
        int steps = (level + 1) / 2;
        return (level % 2 == 0 ? steps : -steps) * LEVEL;
    }

    private static double share(OutageResult outage) {
        double limit = Math.max(1, outage.limit().toNanos());
        return outage.duration().toNanos() / limit;
    }

    /** What is far over the limit stands at the end. */
    private static double x(double share) {
        return Math.min(LEFT + share * (LIMIT - LEFT), WIDTH - LEFT);
    }

    /** The middle of the outages, such as {@code 33.3 s}, of {@code durations} that are not empty. */
    static String median(List<Duration> durations) {
        Spread spread = Spread.of(durations.stream().map(d -> d.toNanos() / 1e9).toList());
        return Figures.seconds(Duration.ofMillis(Math.round(spread.median() * 1000)));
    }
}
