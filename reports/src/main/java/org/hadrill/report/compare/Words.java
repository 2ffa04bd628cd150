package org.hadrill.report.compare;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hadrill.report.stats.Interval;
import org.hadrill.report.stats.ScenarioStatistics;
import org.hadrill.report.stats.Times;

/** Figures of a comparison as people read them, the same on the terminal and on the page. */
final class Words {
    private Words() {}

    /** Such as {@code 18.9 s}; {@code not ended} for infinity. */
    static String seconds(double seconds) {
        return Double.isInfinite(seconds) ? "not ended" : String.format(Locale.ROOT, "%.1f s", seconds);
    }

    /** Such as {@code +3.6}; {@code 0.0} without a sign. */
    static String signed(double seconds) {
        if (Double.isInfinite(seconds)) {
            return seconds > 0 ? "+∞" : "-∞";
        }
        return Math.abs(seconds) < 0.05 ? "0.0" : String.format(Locale.ROOT, "%+.1f", seconds);
    }

    /** Such as {@code p 0.0004}, {@code p < 0.0001}. */
    static String p(double p) {
        if (p < 1e-4) {
            return "p < 0.0001";
        }
        return String.format(Locale.ROOT, p < 0.001 ? "p %.4f" : p < 0.1 ? "p %.3f" : "p %.2f", p);
    }

    /** The median, and how many had not ended where there are some. */
    static String median(Times times) {
        return times.median().map(Words::seconds).orElse("-")
                + (times.censored() > 0 ? " (" + times.censored() + " not ended)" : "");
    }

    /** Such as {@code +3.6 s (95% +2.1 .. +5.0)}. */
    static String shift(SeriesComparison series) {
        return series.shift()
                .map(s -> signed(s.estimate()) + " s"
                        + s.interval().map(Words::interval).orElse(""))
                .orElse("-");
    }

    private static String interval(Interval interval) {
        return String.format(
                Locale.ROOT,
                " (%.0f%% %s .. %s)",
                100 * Settings.CONFIDENCE,
                signed(interval.low()),
                signed(interval.high()));
    }

    /** What a series came to, in a few words. */
    static String outcome(SeriesComparison series) {
        return switch (series.outcome()) {
            case NO_DIFFERENCE ->
                never(series)
                        ? "no outage on either side"
                        : "no difference larger than " + upTo(Math.max(series.atMost(), 0.05));
            case TOO_FEW ->
                "too few samples: "
                        + (series.more().isPresent()
                                ? series.more().getAsInt() + " more needed"
                                : "more needed than can be said");
            case SLOWER, FASTER, BETTER, WORSE -> series.outcome().words() + " (" + p(series.p()) + ")";
        };
    }

    private static boolean never(SeriesComparison series) {
        return series.name().equals(SeriesComparison.OUTAGE)
                && series.old().max().orElse(1.0) == 0
                && series.now().max().orElse(1.0) == 0;
    }

    /** Rounded up, as it is a bound. */
    static String upTo(double seconds) {
        return seconds(Double.isInfinite(seconds) ? seconds : Math.ceil(seconds * 10 - 1e-9) / 10);
    }

    /** The smallest slowdown that could have been seen; empty where nothing varied, or the difference was seen. */
    static Optional<String> smallest(SeriesComparison series) {
        boolean seen = series.outcome() == Outcome.SLOWER || series.outcome() == Outcome.FASTER;
        if (seen || never(series) || series.smallest() == 0) {
            return Optional.empty();
        }
        return Optional.of(
                Double.isInfinite(series.smallest())
                        ? "so few could not have seen any slowdown"
                        : "could have seen +" + upTo(series.smallest()));
    }

    /** What a pass rate came to. */
    static String outcome(RateComparison passes) {
        return switch (passes.outcome()) {
            case NO_DIFFERENCE -> "not worse";
            case TOO_FEW ->
                "too few to tell a drop from chance"
                        + (passes.more().isPresent() ? ": " + passes.more().getAsInt() + " more needed" : "");
            case SLOWER, FASTER, BETTER, WORSE -> passes.outcome().words() + " (" + p(passes.p()) + ")";
        };
    }

    /** The drills that are no samples, by reason; empty where there are none. */
    static String noSamples(ScenarioStatistics statistics) {
        return Stream.of(
                        statistics.notProven() == 0 ? "" : statistics.notProven() + " not proven",
                        statistics.notSeen() == 0 ? "" : statistics.notSeen() + " not seen")
                .filter(s -> !s.isEmpty())
                .collect(Collectors.joining(", "));
    }
}
