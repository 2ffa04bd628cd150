package org.hadrill.report.html;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hadrill.cluster.Ipv4;
import org.hadrill.report.stats.Interval;
import org.hadrill.report.stats.Summary;
import org.hadrill.report.stats.Times;
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
    static final int WIDTH = 400;
    static final int HEIGHT = 38;

    /** Where no time at all is. */
    static final double LEFT = 5;

    /** Where every limit is. */
    static final double LIMIT = 310;

    /** The middle of the takeovers, and of the failbacks below them. */
    static final double TAKEOVER = 12;

    static final double FAILBACK = 31;

    private static final double POINT = 4;
    private static final double LEVEL = 3.4;
    private static final int LEVELS = 5;
    private static final int LEVELS_BELOW = 3;

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
        Map<Long, Integer> above = new HashMap<>();
        Map<Long, Integer> below = new HashMap<>();
        for (DrillResult drill : drills) {
            AddressOutages outages = AddressOutages.of(drill, address);
            outages.takeover().forEach(o -> {
                double y = TAKEOVER + offset(level(o, above), LEVELS);
                points.add(point(drill, o, y, "outage", "point"));
            });
            outages.failback().forEach(o -> {
                double y = FAILBACK + offset(level(o, below), LEVELS_BELOW);
                points.add(point(drill, o, y, "failback", "ring"));
            });
        }
        String label = points.isEmpty()
                ? "no outage"
                : points.size() + (points.size() == 1 ? " outage" : " outages") + " against the limit";
        return new Strip(points, bar(drills, address), label);
    }

    /** A drill without outage counts with no time at all. */
    private static List<Bar> bar(List<DrillResult> drills, Ipv4 address) {
        Times shares = Times.ofSeconds(drills.stream()
                .map(d -> AddressOutages.of(d, address).longestTakeover())
                .mapToDouble(o -> o.map(t -> t.censored() ? Double.POSITIVE_INFINITY : share(t))
                        .orElse(0.0))
                .toArray());
        if (drills.size() < 2 || shares.max().orElse(0.0) == 0) {
            return List.of();
        }
        double median = shares.median().orElse(0.0);
        Interval between = shares.medianInterval(Summary.CONFIDENCE).orElse(new Interval(median, median));
        return List.of(new Bar(
                Axis.px(x(between.low())),
                Axis.px(x(median)),
                Axis.px(x(between.high()) - x(between.low())),
                between.low() == between.high() ? "median" : "median, and where it lies with 95% confidence"));
    }

    private static Point point(DrillResult drill, OutageResult outage, double y, String what, String form) {
        boolean over = outage.duration().compareTo(outage.limit()) > 0;
        return new Point(
                x(share(outage)),
                y,
                outage.censored() ? "arrow" : over ? "cross" : form,
                DrillView.anchor(drill),
                "#" + drill.number() + " " + what + " " + Figures.outage(outage) + ", limit "
                        + Figures.seconds(outage.limit()));
    }

    /** How many stand at the place of {@code outage} already. */
    private static int level(OutageResult outage, Map<Long, Integer> taken) {
        return taken.merge(Math.round(x(share(outage)) / POINT), 1, Integer::sum) - 1;
    }

    /** Points of one place stand above and below each other: 0, up, down, further up, further down. */
    private static double offset(int taken, int levels) {
        int level = taken % levels;
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
}
