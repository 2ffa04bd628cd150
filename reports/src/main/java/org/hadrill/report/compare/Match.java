package org.hadrill.report.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hadrill.report.sample.Move;
import org.hadrill.report.stats.ScenarioStatistics;
import org.hadrill.report.stats.ScenarioStatistics.OutageStatistics;
import org.hadrill.report.stats.ScenarioStatistics.PhaseStatistics;
import org.hadrill.report.stats.Times;

/** One scenario on both sides, before it is judged. */
record Match(ScenarioStatistics old, ScenarioStatistics now) {
    /**
     * Times of one kind on both sides; those of a side may be none.
     *
     * @param errorS the largest measurement error, in seconds
     */
    record Series(Move move, String name, Times old, Times now, double errorS) {}

    List<Series> outages() {
        List<Series> series = new ArrayList<>();
        for (Move move : Move.values()) {
            Optional<OutageStatistics> before = outage(old, move);
            Optional<OutageStatistics> after = outage(now, move);
            if (before.isPresent() || after.isPresent() || (move == Move.TAKEOVER && nothing())) {
                series.add(new Series(
                        move,
                        SeriesComparison.OUTAGE,
                        before.map(OutageStatistics::times).orElse(Times.ofSeconds()),
                        after.map(OutageStatistics::times).orElse(Times.ofSeconds()),
                        Math.max(
                                before.map(OutageStatistics::errorS).orElse(0.0),
                                after.map(OutageStatistics::errorS).orElse(0.0))));
            }
        }
        return series;
    }

    private boolean nothing() {
        return old.interruptions().isEmpty() && now.interruptions().isEmpty();
    }

    private static Optional<OutageStatistics> outage(ScenarioStatistics statistics, Move move) {
        return statistics.interruptions().stream().filter(o -> o.move() == move).findFirst();
    }

    List<Series> phases() {
        List<Series> series = new ArrayList<>();
        for (PhaseStatistics before : old.phases()) {
            now.phases().stream()
                    .filter(p -> p.move() == before.move() && p.name().equals(before.name()))
                    .findFirst()
                    .ifPresent(after ->
                            series.add(new Series(before.move(), before.name(), before.times(), after.times(), 0)));
        }
        return series;
    }
}
