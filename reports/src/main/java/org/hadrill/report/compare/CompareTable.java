package org.hadrill.report.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hadrill.report.sample.RunSample;

/** A comparison as the terminal shows it. */
public final class CompareTable {
    private static final double CONFIDENCE = 0.95;
    private static final int NAME_MIN = 20;

    private final Comparison comparison;
    private final boolean colours;
    private final String row;

    /** @param colours whether to write ANSI colours; never the only sign */
    public CompareTable(Comparison comparison, boolean colours) {
        this.comparison = comparison;
        this.colours = colours;
        int name = Math.max(
                NAME_MIN,
                comparison.scenarios().stream()
                        .mapToInt(s -> s.scenario().length())
                        .max()
                        .orElse(0));
        List<SeriesComparison> all = comparison.scenarios().stream()
                .flatMap(s -> s.outages().stream())
                .toList();
        this.row = "%-" + name + "s  %-" + width(all.stream().map(CompareTable::counts)) + "s  %-"
                + width(all.stream().map(CompareTable::medians)) + "s  %-"
                + width(all.stream().map(CompareTable::shift)) + "s  %s";
    }

    private static int width(java.util.stream.Stream<String> cells) {
        return Math.max(1, cells.mapToInt(String::length).max().orElse(1));
    }

    /** The whole table. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(side("old", comparison.old()));
        lines.add(side("new", comparison.now()));
        comparison.compared().forEach(d -> lines.add(named("compared", d.name() + "  " + d.old() + " -> " + d.now())));
        if (comparison.compared().isEmpty()) {
            lines.add(named("compared", "nothing differs but the drills themselves"));
        }
        lines.add("");
        comparison.scenarios().forEach(s -> lines.addAll(scenario(s)));
        left(lines, "only old", comparison.onlyOld());
        left(lines, "only new", comparison.onlyNew());
        lines.add("");
        lines.addAll(closing());
        return lines.stream().map(String::stripTrailing).toList();
    }

    private static void left(List<String> lines, String name, List<String> scenarios) {
        if (!scenarios.isEmpty()) {
            lines.add(named(name, String.join(", ", scenarios) + ": not compared"));
        }
    }

    private static String side(String name, Side side) {
        RunSample first = side.runs().get(0);
        int drills = side.runs().stream().mapToInt(r -> r.drills().size()).sum();
        return named(
                name,
                side.name() + "  (" + first.lab() + (first.lab().equals("simulated") ? ", no real machine" : "") + ", "
                        + first.configuration() + ", "
                        + (side.runs().size() > 1 ? side.runs().size() + " runs, " : "")
                        + drills + " drills)");
    }

    private static String named(String name, String text) {
        return String.format(Locale.ROOT, "%-10s%s", name, text);
    }

    private List<String> scenario(ScenarioComparison scenario) {
        List<String> lines = new ArrayList<>();
        for (SeriesComparison series : scenario.outages()) {
            lines.add(String.format(
                    Locale.ROOT,
                    row,
                    lines.isEmpty() ? scenario.scenario() : "  " + series.move().word(),
                    counts(series),
                    medians(series),
                    shift(series),
                    coloured(series.outcome(), Words.outcome(series))
                            + Words.smallest(series).map(s -> "; " + s).orElse("")));
            String phases = scenario.phases().stream()
                    .filter(p -> p.move() == series.move())
                    .map(this::phase)
                    .collect(Collectors.joining("   "));
            if (!phases.isEmpty()) {
                lines.add(below("phases", phases));
            }
        }
        lines.add(below(
                "passed",
                scenario.passes().old().words(CONFIDENCE) + " -> "
                        + scenario.passes().now().words(CONFIDENCE) + "  "
                        + coloured(scenario.passes().outcome(), Words.outcome(scenario.passes()))));
        String old = Words.noSamples(scenario.old());
        String now = Words.noSamples(scenario.now());
        if (!old.isEmpty() || !now.isEmpty()) {
            lines.add(below("no samples", (old.isEmpty() ? "none" : old) + " -> " + (now.isEmpty() ? "none" : now)));
        }
        return lines;
    }

    private String below(String name, String text) {
        return String.format(Locale.ROOT, row.substring(0, row.indexOf('s') + 1) + "  %s", "  " + name, text);
    }

    private String phase(SeriesComparison phase) {
        String shift = phase.shift().map(s -> Words.signed(s.estimate())).orElse("-");
        boolean said = phase.outcome() == Outcome.SLOWER || phase.outcome() == Outcome.FASTER;
        String text = phase.name() + " " + shift + (said ? " (" + Words.p(phase.p()) + ")" : "");
        return said ? coloured(phase.outcome(), text) : text;
    }

    private static String counts(SeriesComparison series) {
        return "n " + series.old().n() + " / " + series.now().n();
    }

    private static String medians(SeriesComparison series) {
        return "median " + Words.median(series.old()) + " -> " + Words.median(series.now());
    }

    private static String shift(SeriesComparison series) {
        return "shift " + Words.shift(series);
    }

    private List<String> closing() {
        Outcome outcome = comparison.outcome();
        List<ScenarioComparison> those = comparison.scenarios().stream()
                .filter(s -> s.outcome() == outcome)
                .toList();
        List<String> lines = new ArrayList<>();
        lines.add(coloured(outcome, Closing.verdict(comparison)) + "    " + those.size() + " of "
                + comparison.scenarios().size() + (comparison.scenarios().size() == 1 ? " scenario" : " scenarios")
                + Closing.where(comparison));
        lines.addAll(Closing.terms(comparison));
        return lines;
    }

    private String coloured(Outcome outcome, String text) {
        if (!colours) {
            return text;
        }
        String code = switch (outcome) {
            case NO_DIFFERENCE, FASTER, BETTER -> "32";
            case TOO_FEW -> "33";
            case SLOWER, WORSE -> "1;31";
        };
        return "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
