package org.hadrill.report.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hadrill.report.history.Trend.Night;
import org.hadrill.report.text.Figures;
import org.hadrill.verdict.Verdict;

/** Trends for a terminal: a bar a night, as high as its median is of the limit. */
public final class TrendText {
    /** Nights in a line; of more, the newest. */
    static final int NIGHTS_MAX = 60;

    private static final String BARS = "▁▂▃▄▅▆▇█";

    private TrendText() {}

    /** Lines for people; a heading for each lab, then three lines a scenario. */
    public static List<String> of(List<Trend> trends) {
        int width = trends.stream().mapToInt(t -> t.scenario().length()).max().orElse(0);
        List<String> lines = new ArrayList<>();
        String heading = "";
        for (Trend trend : trends) {
            String own = trend.lab() + "  " + trend.cluster() + "  " + trend.configuration();
            if (!own.equals(heading)) {
                if (!heading.isEmpty()) {
                    lines.add("");
                }
                heading = own;
                lines.add(own);
            }
            lines.addAll(lines(trend, width));
        }
        return List.copyOf(lines);
    }

    private static List<String> lines(Trend trend, int width) {
        int from = Math.max(0, trend.nights().size() - NIGHTS_MAX);
        StringBuilder bars = new StringBuilder();
        StringBuilder marks = new StringBuilder();
        List<String> lines = new ArrayList<>();
        for (int i = from; i < trend.nights().size(); i++) {
            Night night = trend.nights().get(i);
            if (i > from && trend.kernelChanged(i)) {
                bars.append('│');
                marks.append(' ');
                lines.add("kernel " + shown(trend.nights().get(i - 1).kernel()) + " -> " + shown(night.kernel())
                        + " on " + night.date());
            }
            bars.append(bar(night));
            marks.append(mark(night.verdict()));
        }
        Night last = trend.last();
        String indent = "  " + " ".repeat(width) + "  ";
        lines.add(0, String.format(Locale.ROOT, "  %-" + width + "s  ", trend.scenario()) + bars + "  " + last(last));
        for (int i = 1; i < lines.size(); i++) {
            lines.set(i, indent + lines.get(i));
        }
        if (!marks.toString().isBlank()) {
            lines.add(1, indent + marks.toString().stripTrailing());
        }
        return lines;
    }

    private static String shown(String kernel) {
        return kernel.isEmpty() ? "none" : kernel;
    }

    /** What did not pass; a night that passed has no mark. */
    private static char mark(Verdict verdict) {
        return switch (verdict) {
            case PASS -> ' ';
            case FAIL -> 'F';
            case UNKNOWN -> '?';
            case INFRA -> '!';
        };
    }

    private static char bar(Night night) {
        if (night.measured() == 0) {
            return ' ';
        }
        if (night.median().isZero()) {
            return '·';
        }
        double share = night.limit().isZero()
                ? 1
                : (double) night.median().toNanos() / night.limit().toNanos();
        int level = (int) Math.ceil(share * BARS.length()) - 1;
        return BARS.charAt(Math.max(0, Math.min(BARS.length() - 1, level)));
    }

    private static String last(Night night) {
        String when = night.date() + ": ";
        if (night.measured() == 0) {
            return when + "not measured";
        }
        return when + (night.median().isZero() ? "none" : seconds(night.median()))
                + (night.longest().equals(night.median()) ? "" : ", longest " + seconds(night.longest()))
                + (night.unended() == 0 ? "" : ", " + night.unended() + " had not ended")
                + ", limit " + seconds(night.limit())
                + (night.verdict() == Verdict.PASS ? "" : ", " + night.verdict().word());
    }

    private static String seconds(Duration duration) {
        return Figures.seconds(duration);
    }
}
