package org.hadrill.report.html;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hadrill.cluster.Ipv4;
import org.hadrill.report.sample.Move;
import org.hadrill.report.sample.RunSamples;
import org.hadrill.report.stats.ScenarioStatistics;
import org.hadrill.report.stats.ScenarioStatistics.OutageStatistics;
import org.hadrill.report.text.AddressOutages;
import org.hadrill.run.RunResult;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.verdict.Verdict;

/** The drills of a scenario in one row of the first screen, with what did not pass below it. */
record ScenarioRow(
        String scenario,
        List<DrillResult> drills,
        Strip strip,
        Figure outage,
        Figure failback,
        Figure settled,
        VerdictLook verdict,
        List<Shortfall> bad,
        List<String> notes) {

    /** How many sentences about what did not pass are shown before one asks for more. */
    private static final int SENTENCES = 3;

    /** The rows, the worst first, otherwise in the order in which the scenarios ran first. */
    static List<ScenarioRow> of(RunResult run, Ipv4 address) {
        Map<String, ScenarioStatistics> statistics = ScenarioStatistics.of(
                        RunSamples.of(run).drills())
                .stream()
                .collect(Collectors.toMap(ScenarioStatistics::scenario, s -> s));
        Map<String, List<DrillResult>> byScenario = run.drills().stream()
                .collect(Collectors.groupingBy(DrillResult::scenario, LinkedHashMap::new, Collectors.toList()));
        return byScenario.entrySet().stream()
                .map(e -> of(e.getKey(), e.getValue(), address, Optional.ofNullable(statistics.get(e.getKey()))))
                .sorted(Comparator.comparing(row -> row.verdict().verdict(), Comparator.reverseOrder()))
                .toList();
    }

    private static ScenarioRow of(
            String scenario, List<DrillResult> drills, Ipv4 address, Optional<ScenarioStatistics> statistics) {
        String unknown = known(drills) ? "none" : "–";
        boolean single = drills.size() == 1;
        AddressOutages outages = AddressOutages.of(drills.get(0), address);
        return new ScenarioRow(
                scenario,
                drills,
                Strip.of(drills, address),
                single
                        ? Figure.of(outages.longestTakeover(), unknown)
                        : Figure.ofMany(of(statistics, Move.TAKEOVER, address), unknown),
                single
                        ? Figure.of(outages.longestFailback(), "")
                        : Figure.ofMany(of(statistics, Move.FAILBACK, address), ""),
                Figure.settled(drills),
                new VerdictLook(
                        Verdict.worst(drills.stream().map(DrillResult::verdict).toList())),
                Shortfall.of(drills),
                drills.stream().flatMap(d -> d.notes().stream()).distinct().toList());
    }

    private static Optional<OutageStatistics> of(Optional<ScenarioStatistics> statistics, Move move, Ipv4 address) {
        return statistics.stream()
                .flatMap(s -> s.outages().stream())
                .filter(o -> o.move() == move && o.address().equals(Optional.of(address)))
                .findFirst();
    }

    private static boolean known(List<DrillResult> drills) {
        return drills.stream().allMatch(d -> d.verdict() == Verdict.PASS || d.verdict() == Verdict.FAIL);
    }

    List<Shortfall> first() {
        return bad.subList(0, Math.min(SENTENCES, bad.size()));
    }

    List<Shortfall> more() {
        return bad.subList(first().size(), bad.size());
    }

    /** What the fold below the first sentences holds. */
    String rest() {
        String checks = more().isEmpty() ? "" : more().size() + " more";
        String told = notes.isEmpty() ? "" : notes.size() == 1 ? "a note" : notes.size() + " notes";
        return checks.isEmpty() || told.isEmpty() ? checks + told : checks + " and " + told;
    }

    /** What is broken, in the words of the first drill. */
    String fault() {
        return drills.get(0).fault();
    }

    String anchor() {
        return drills.size() == 1 ? DrillView.anchor(drills.get(0)) : DrillGroup.anchor(scenario);
    }

    /** Such as {@code 17 of 20} passed; empty for a single drill. */
    String share() {
        long passed = drills.stream().filter(d -> d.verdict() == Verdict.PASS).count();
        return drills.size() == 1 ? "" : passed + " of " + drills.size();
    }
}
