package org.hadrill.report.html;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hadrill.recording.Event.Point;
import org.hadrill.recording.Recording;
import org.hadrill.report.text.Figures;

/**
 * The time axis of a picture.
 *
 * @param from its left end, on the recording's axis
 * @param to its right end
 * @param zero the fault, or the beginning where nothing was broken
 */
record Axis(Duration from, Duration to, Duration zero) {
    /** Width of every timeline, in pixels. */
    static final double WIDTH = 920;

    private static final double LABEL_DISTANCE_MIN = 55;
    private static final double EDGE = 12;
    private static final int[] STEPS_S = {1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1800, 3600};

    /** A labelled place on the axis. */
    record Tick(String x, String label) {}

    /** From the baseline to the last event, with a little room at both ends. */
    static Axis of(Recording recording) {
        Duration begin = recording.mark(Point.BASELINE).map(m -> m.at().time()).orElse(recording.start());
        Duration end = recording.end();
        Duration room = end.minus(begin).dividedBy(100).plusMillis(1);
        return new Axis(begin.minus(room), end.plus(room), recording.fault().orElse(begin));
    }

    /** Pixels from the left; what lies outside is moved to the nearer end. */
    double x(Duration time) {
        double x = (double) time.minus(from).toNanos() / to.minus(from).toNanos() * WIDTH;
        return Math.max(0, Math.min(WIDTH, x));
    }

    /** Pixels a second. */
    double scale() {
        return WIDTH * 1e9 / to.minus(from).toNanos();
    }

    /** Such as {@code +17.9 s}. */
    String offset(Duration time) {
        return Figures.offset(time.minus(zero));
    }

    /** Moves what is drawn in milliseconds after zero to its place. */
    String milliseconds() {
        return String.format(Locale.ROOT, "translate(%s,0) scale(%.9f,1)", fine(x(zero)), scale() / 1000);
    }

    /** Seconds after zero, for the script. */
    String seconds(Duration time) {
        return Figures.decimals(time.minus(zero), 3);
    }

    String span(Duration begin, Duration end) {
        return offset(begin) + " to " + offset(end) + " (" + Figures.decimals(end.minus(begin), 1) + " s)";
    }

    List<Tick> ticks() {
        int step = STEPS_S[STEPS_S.length - 1];
        for (int i = STEPS_S.length - 1; i >= 0 && STEPS_S[i] * scale() >= LABEL_DISTANCE_MIN; i--) {
            step = STEPS_S[i];
        }
        List<Tick> ticks = new ArrayList<>();
        long first = Math.floorDiv(from.minus(zero).toSeconds(), step) * step;
        for (long s = first; zero.plusSeconds(s).compareTo(to) <= 0; s += step) {
            if (x(zero.plusSeconds(s)) > EDGE && x(zero.plusSeconds(s)) < WIDTH - EDGE) {
                ticks.add(new Tick(px(x(zero.plusSeconds(s))), s == 0 ? "0" : String.format(Locale.ROOT, "%+d", s)));
            }
        }
        return ticks;
    }

    /** A length in an SVG, to the tenth of a pixel and no longer than needed. */
    static String px(double value) {
        return decimal(value, 10);
    }

    /** A place in time, so fine that it stays right when the script enlarges a second to the whole width. */
    static String fine(double value) {
        return decimal(value, 1000);
    }

    private static String decimal(double value, int parts) {
        long rounded = Math.round(value * parts);
        return rounded % parts == 0 ? Long.toString(rounded / parts) : Double.toString((double) rounded / parts);
    }
}
