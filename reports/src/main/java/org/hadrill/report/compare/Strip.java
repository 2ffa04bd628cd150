package org.hadrill.report.compare;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.hadrill.report.stats.Times;

/**
 * The old and the new times of a series as two rows of marks on one axis, as far as it reaches: what had not ended stands at the
 * end of the axis, as a cross.
 *
 * @param label for those who do not see the picture
 */
record Strip(String label, Row old, Row now, String from, String to) {
    static final int WIDTH = 240;
    private static final int MARGIN = 8;

    /** @param points places of times on the axis; {@code crosses} of those that had not ended */
    record Row(List<Double> points, int crosses, Optional<Double> median) {}

    static Strip of(SeriesComparison series) {
        double[] ended = DoubleStream.concat(
                        Arrays.stream(series.old().seconds()),
                        Arrays.stream(series.now().seconds()))
                .filter(Double::isFinite)
                .toArray();
        double least = Math.floor(Arrays.stream(ended).min().orElse(0));
        double most = Math.max(least + 1, Math.ceil(Arrays.stream(ended).max().orElse(1)));
        return new Strip(
                "old: " + Words.median(series.old()) + " in the median of "
                        + series.old().n() + "; new: "
                        + Words.median(series.now()) + " in the median of "
                        + series.now().n(),
                row(series.old(), least, most),
                row(series.now(), least, most),
                number(least),
                number(most));
    }

    private static Row row(Times times, double least, double most) {
        double scale = (WIDTH - 2 * MARGIN) / (most - least);
        return new Row(
                Arrays.stream(times.seconds())
                        .filter(Double::isFinite)
                        .mapToObj(s -> MARGIN + (s - least) * scale)
                        .toList(),
                times.censored(),
                times.median().filter(Double::isFinite).map(m -> MARGIN + (m - least) * scale));
    }

    private static String number(double seconds) {
        return String.format(Locale.ROOT, "%.0f s", seconds);
    }

    /** With a tenth of a pixel. */
    static String px(double x) {
        return String.format(Locale.ROOT, "%.1f", x);
    }
}
