package org.hadrill.report.compare;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.hadrill.report.stats.Sensitivity;

/** The last words about a comparison. */
final class Closing {
    private Closing() {}

    /** The verdict of the whole, such as {@code too few samples: 8 more needed}. */
    static String verdict(Comparison comparison) {
        Outcome outcome = comparison.outcome();
        return switch (outcome) {
            case TOO_FEW -> {
                OptionalInt more = comparison.scenarios().stream()
                        .filter(s -> s.outcome() == Outcome.TOO_FEW)
                        .flatMapToInt(s -> s.more().stream())
                        .max();
                yield outcome.words() + (more.isPresent() ? ": " + more.getAsInt() + " more needed on each side" : "");
            }
            case NO_DIFFERENCE -> {
                double atMost = comparison.scenarios().stream()
                        .flatMap(s -> s.outages().stream())
                        .mapToDouble(SeriesComparison::atMost)
                        .max()
                        .orElse(0);
                yield "no difference larger than " + Words.upTo(atMost);
            }
            case FASTER, BETTER, SLOWER, WORSE -> outcome.words();
        };
    }

    /** Which scenarios and phases that is about. */
    static String where(Comparison comparison) {
        Outcome outcome = comparison.outcome();
        if (outcome != Outcome.SLOWER && outcome != Outcome.WORSE) {
            return "";
        }
        return ": "
                + comparison.scenarios().stream()
                        .filter(s -> s.outcome() == outcome)
                        .map(Closing::where)
                        .collect(Collectors.joining("; "));
    }

    private static String where(ScenarioComparison scenario) {
        String phases = scenario.slowerPhases().stream()
                .map(p -> p.name() + " of the " + p.move().word())
                .collect(Collectors.joining(", "));
        return scenario.scenario() + (phases.isEmpty() ? "" : ", in " + phases);
    }

    /** How sure all that is. */
    static List<String> terms(Comparison comparison) {
        return List.of(
                String.format(
                        Locale.ROOT,
                        "tests     Mann-Whitney for times, Fisher for passes, corrected by Holm for %d comparison%s: equal"
                                + " runs alarm in at most %.0f%% of cases",
                        comparison.tests(),
                        comparison.tests() == 1 ? "" : "s",
                        100 * comparison.settings().alpha()),
                String.format(
                        Locale.ROOT,
                        "power     \"could have seen\": a slowdown that is found in %.0f%% of cases; %.0f%% of the old median"
                                + " matters (seed %d)",
                        100 * comparison.settings().power(),
                        100 * comparison.settings().matters(),
                        Sensitivity.SEED));
    }
}
