package org.hadrill.report.html;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hadrill.cluster.Ipv4;
import org.hadrill.report.text.AddressOutages;
import org.hadrill.report.text.Figures;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.run.RunResult.OutageResult;
import org.hadrill.verdict.Verdict;

/** The drills of a scenario in one row of the first screen, with what did not pass below it. */
record ScenarioRow(
        String scenario,
        List<DrillResult> drills,
        Strip strip,
        String outage,
        String failback,
        String settled,
        VerdictLook verdict,
        List<Shortfall> bad,
        List<String> notes) {

    /** How many sentences about what did not pass are shown before one asks for more. */
    private static final int SENTENCES = 3;

    /** The rows, the worst first, otherwise in the order in which the scenarios ran first. */
    static List<ScenarioRow> of(List<DrillResult> drills, Ipv4 address) {
        Map<String, List<DrillResult>> byScenario = drills.stream()
                .collect(Collectors.groupingBy(DrillResult::scenario, LinkedHashMap::new, Collectors.toList()));
        return byScenario.entrySet().stream()
                .map(e -> of(e.getKey(), e.getValue(), address))
                .sorted(Comparator.comparing(row -> row.verdict().verdict(), Comparator.reverseOrder()))
                .toList();
    }

    private static ScenarioRow of(String scenario, List<DrillResult> drills, Ipv4 address) {
        return new ScenarioRow(
                scenario,
                drills,
                Strip.of(drills, address),
                figure(drills, d -> AddressOutages.of(d, address).longestTakeover(), known(drills) ? "none" : "–"),
                figure(drills, d -> AddressOutages.of(d, address).longestFailback(), ""),
                settled(drills),
                new VerdictLook(
                        Verdict.worst(drills.stream().map(DrillResult::verdict).toList())),
                Shortfall.of(drills),
                drills.stream().flatMap(d -> d.notes().stream()).distinct().toList());
    }

    private static boolean known(List<DrillResult> drills) {
        return drills.stream().allMatch(d -> d.verdict() == Verdict.PASS || d.verdict() == Verdict.FAIL);
    }

    /** The outage of a single drill with its error; the median of several and how many had one. */
    private static String figure(
            List<DrillResult> drills, Function<DrillResult, Optional<OutageResult>> longest, String none) {
        List<OutageResult> outages =
                drills.stream().flatMap(d -> longest.apply(d).stream()).toList();
        if (outages.isEmpty()) {
            return none;
        }
        if (drills.size() == 1) {
            return Figures.outage(outages.get(0));
        }
        String median =
                Strip.median(outages.stream().map(OutageResult::duration).toList());
        return outages.size() == drills.size() ? median : median + " in " + outages.size();
    }

    private static String settled(List<DrillResult> drills) {
        List<Duration> settled =
                drills.stream().flatMap(d -> d.settled().stream()).toList();
        return settled.isEmpty() ? "–" : Strip.median(settled);
    }

    List<Shortfall> first() {
        return bad.subList(0, Math.min(SENTENCES, bad.size()));
    }

    List<Shortfall> more() {
        return bad.subList(first().size(), bad.size());
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
