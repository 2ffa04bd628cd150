package org.hadrill.report.history;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hadrill.report.history.Trend.Night;
import org.hadrill.report.text.Figures;
import org.hadrill.verdict.Verdict;

/** Where everything is in the picture of a trend; days to the right, seconds upwards. The template only draws. */
record TrendPicture(Trend trend) {
    static final int WIDTH = 620;
    static final int HEIGHT = 150;
    static final int LEFT = 44;
    static final int RIGHT = 14;
    static final int TOP = 18;
    static final int BOTTOM = 24;

    /** Room above the highest thing shown. */
    private static final double HEADROOM = 1.08;

    /** A night: its median, the range around it, and what it says when pointed at. */
    record Dot(String x, String y, String from, String to, String look, String words) {}

    /** An upright line with words: a kernel that changed. */
    record Change(String x, String words) {}

    /** A value on the axis of seconds. */
    record Tick(String y, String words) {}

    /** A day on the axis of days; {@code anchor} is the end of its words that stands at {@code x}. */
    record Day(String x, String words, String anchor) {}

    String place() {
        return trend.lab() + ", " + trend.cluster() + ", " + trend.configuration();
    }

    String label() {
        return trend.scenario() + ": median outage over " + nights() + ", last " + words(trend.last());
    }

    private String nights() {
        return trend.nights().size() == 1 ? "1 night" : trend.nights().size() + " nights";
    }

    List<Dot> dots() {
        return trend.nights().stream()
                .filter(n -> n.measured() > 0)
                .map(n -> new Dot(
                        x(n), y(n.median()), y(n.longest()), y(n.shortest()), look(n), n.date() + ": " + words(n)))
                .toList();
    }

    /** The medians as the points of a line. */
    String line() {
        List<String> points = new ArrayList<>();
        dots().forEach(d -> points.add(d.x() + "," + d.y()));
        return String.join(" ", points);
    }

    List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < trend.nights().size(); i++) {
            if (trend.kernelChanged(i)) {
                Night night = trend.nights().get(i);
                changes.add(new Change(x(night), night.kernel().isEmpty() ? "no kernel" : night.kernel()));
            }
        }
        return changes;
    }

    /** The limit of each night, as the points of a line; of a single day, as one across the picture. */
    String limits() {
        if (days() == 0) {
            String at = y(trend.last().limit());
            return number(LEFT) + "," + at + " " + number(WIDTH - RIGHT) + "," + at;
        }
        List<String> points = new ArrayList<>();
        for (Night n : trend.nights()) {
            if (n.measured() > 0) {
                points.add(x(n) + "," + y(n.limit()));
            }
        }
        return String.join(" ", points);
    }

    List<Tick> ticks() {
        return List.of(
                new Tick(y(Duration.ZERO), "0 s"),
                new Tick(y(trend.last().limit()), Figures.seconds(trend.last().limit())));
    }

    /** The first and the last day; where they are the same, that one. */
    List<Day> axis() {
        Night first = trend.nights().get(0);
        Day last = new Day(x(trend.last()), trend.last().date().toString(), "end");
        return days() == 0
                ? List.of(new Day(last.x(), last.words(), "middle"))
                : List.of(new Day(x(first), first.date().toString(), "start"), last);
    }

    private static String words(Night n) {
        if (n.measured() == 0) {
            return "not measured";
        }
        return Figures.seconds(n.median()) + " (" + Figures.seconds(n.shortest()) + " to "
                + Figures.seconds(n.longest())
                + ", " + n.measured() + " of " + n.drills() + " drills), limit " + Figures.seconds(n.limit())
                + (n.kernel().isEmpty() ? "" : ", kernel " + n.kernel()) + ", "
                + n.verdict().word();
    }

    private static String look(Night n) {
        return n.verdict() == Verdict.PASS ? "pass" : n.verdict() == Verdict.FAIL ? "fail" : "unknown";
    }

    private long days() {
        return ChronoUnit.DAYS.between(
                trend.nights().get(0).date(), trend.last().date());
    }

    private String x(Night night) {
        long days = days();
        long at = ChronoUnit.DAYS.between(trend.nights().get(0).date(), night.date());
        double share = days == 0 ? 0.5 : (double) at / days;
        return number(LEFT + share * (WIDTH - LEFT - RIGHT));
    }

    private String y(Duration value) {
        double share = value.toNanos() / (topNs() * HEADROOM);
        return number(HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM));
    }

    /** The longest of outages and limits; never nothing. */
    private double topNs() {
        return trend.nights().stream()
                .flatMap(n -> java.util.stream.Stream.of(n.longest(), n.limit()))
                .mapToLong(Duration::toNanos)
                .filter(ns -> ns > 0)
                .max()
                .orElse(Duration.ofSeconds(1).toNanos());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
