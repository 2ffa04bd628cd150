package org.hadrill.report.compare;

import java.util.Locale;

/** What the template of the page asks for. */
record ComparePage(Comparison comparison, String style) {
    private static final double CONFIDENCE = 0.95;

    /** The words of the whole. */
    String sentence() {
        return Closing.verdict(comparison) + Closing.where(comparison);
    }

    boolean simulated() {
        return comparison.old().runs().get(0).lab().equals("simulated")
                || comparison.now().runs().get(0).lab().equals("simulated");
    }

    java.util.List<String> terms() {
        return Closing.terms(comparison).stream()
                .map(t -> t.replaceFirst("^\\S+ +", ""))
                .toList();
    }

    /** Such as {@code pass}: how a verdict looks. */
    static String look(Outcome outcome) {
        return switch (outcome) {
            case NO_DIFFERENCE, FASTER, BETTER -> "pass";
            case TOO_FEW -> "unknown";
            case SLOWER, WORSE -> "fail";
        };
    }

    static Strip strip(SeriesComparison series) {
        return Strip.of(series);
    }

    static String shift(SeriesComparison series) {
        return Words.shift(series);
    }

    static String outcome(SeriesComparison series) {
        return Words.outcome(series);
    }

    static String smallest(SeriesComparison series) {
        return Words.smallest(series).orElse("");
    }

    static String medians(SeriesComparison series) {
        return Words.median(series.old()) + " → " + Words.median(series.now());
    }

    static String p(SeriesComparison series) {
        return Words.p(series.p());
    }

    static String passes(ScenarioComparison scenario) {
        return scenario.passes().old().words(CONFIDENCE) + " → "
                + scenario.passes().now().words(CONFIDENCE) + ": " + Words.outcome(scenario.passes());
    }

    static String noSamples(ScenarioComparison scenario) {
        String old = Words.noSamples(scenario.old());
        String now = Words.noSamples(scenario.now());
        return old.isEmpty() && now.isEmpty()
                ? ""
                : "No samples: old " + (old.isEmpty() ? "none" : old) + ", new " + (now.isEmpty() ? "none" : now);
    }

    static String side(Side side) {
        int drills = side.runs().stream().mapToInt(r -> r.drills().size()).sum();
        return String.format(
                Locale.ROOT,
                "%s: %s, %s, %d drills",
                side.name(),
                side.runs().get(0).lab(),
                side.runs().get(0).configuration(),
                drills);
    }
}
