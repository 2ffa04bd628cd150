package org.hadrill.report.compare;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.hadrill.report.stats.ScenarioStatistics;

/**
 * One scenario, old and new. Its outages and its passes decide; the phases say where the time went.
 *
 * @param outages for each move: until the last address answered again
 * @param phases for each move and phase that was seen on both sides
 */
public record ScenarioComparison(
        String scenario,
        ScenarioStatistics old,
        ScenarioStatistics now,
        List<SeriesComparison> outages,
        List<SeriesComparison> phases,
        RateComparison passes) {
    public ScenarioComparison {
        outages = List.copyOf(outages);
        phases = List.copyOf(phases);
    }

    public Outcome outcome() {
        return Stream.concat(outages.stream().map(SeriesComparison::outcome), Stream.of(passes.outcome()))
                .max(Comparator.naturalOrder())
                .orElse(Outcome.TOO_FEW);
    }

    /** How many more drills each side needs to tell; empty where none are needed, or too many to say. */
    public OptionalInt more() {
        return Stream.concat(outages.stream().map(SeriesComparison::more), Stream.of(passes.more()))
                .flatMapToInt(OptionalInt::stream)
                .max();
    }

    /** Names of the phases that are slower, beyond chance. */
    public List<SeriesComparison> slowerPhases() {
        return phases.stream().filter(p -> p.outcome() == Outcome.SLOWER).toList();
    }
}
