package org.hadrill.report.compare;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hadrill.report.sample.DrillSample;
import org.hadrill.report.stats.ScenarioStatistics;

/**
 * Old runs against new ones.
 *
 * @param compared what differs between the sides, and may
 * @param tests how many comparisons decide, and were corrected for: those in which anything varies
 * @param onlyOld scenarios that the new runs lack
 * @param onlyNew scenarios that the old runs lack
 */
public record Comparison(
        Side old,
        Side now,
        Settings settings,
        List<Difference> compared,
        int tests,
        List<ScenarioComparison> scenarios,
        List<String> onlyOld,
        List<String> onlyNew) {
    public Comparison {
        compared = List.copyOf(compared);
        scenarios = List.copyOf(scenarios);
        onlyOld = List.copyOf(onlyOld);
        onlyNew = List.copyOf(onlyNew);
    }

    /**
     * Compares what both sides have.
     *
     * @throws ComparisonException when they have no scenario in common
     */
    public static Comparison of(Side old, Side now, List<Difference> compared, Settings settings)
            throws ComparisonException {
        List<ScenarioStatistics> before = statistics(old);
        List<ScenarioStatistics> after = statistics(now);
        List<Match> matches = before.stream()
                .flatMap(o -> of(after, o.scenario()).map(n -> new Match(o, n)).stream())
                .toList();
        if (matches.isEmpty()) {
            throw new ComparisonException("the runs have no scenario in common: " + old.name() + " has "
                    + String.join(", ", without(before, List.of())) + "; " + now.name() + " has "
                    + String.join(", ", without(after, List.of())));
        }
        Judgement judgement = new Judgement(settings, matches);
        return new Comparison(
                old,
                now,
                settings,
                compared,
                judgement.tests(),
                matches.stream().map(judgement::of).toList(),
                without(before, after),
                without(after, before));
    }

    private static List<ScenarioStatistics> statistics(Side side) {
        List<DrillSample> drills =
                side.runs().stream().flatMap(r -> r.drills().stream()).toList();
        return ScenarioStatistics.of(drills).stream()
                .sorted(Comparator.comparing(ScenarioStatistics::scenario))
                .toList();
    }

    private static Optional<ScenarioStatistics> of(List<ScenarioStatistics> all, String scenario) {
        return all.stream().filter(s -> s.scenario().equals(scenario)).findFirst();
    }

    private static List<String> without(List<ScenarioStatistics> all, List<ScenarioStatistics> known) {
        return all.stream()
                .map(ScenarioStatistics::scenario)
                .filter(s -> of(known, s).isEmpty())
                .toList();
    }

    /** The scenario that matters most. */
    public Outcome outcome() {
        return scenarios.stream()
                .map(ScenarioComparison::outcome)
                .max(Comparator.naturalOrder())
                .orElse(Outcome.TOO_FEW);
    }
}
