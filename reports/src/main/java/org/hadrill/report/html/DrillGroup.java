package org.hadrill.report.html;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.hadrill.verdict.Verdict;

/** The drills of a scenario in the page's lower part, the worst first. */
record DrillGroup(ScenarioRow row, List<DrillEntry> drills) {
    private static final Comparator<Verdict> WORST_FIRST = Comparator.reverseOrder();

    /** A group for each of {@code rows}. */
    static List<DrillGroup> of(List<ScenarioRow> rows, List<DrillEntry> drills) {
        Map<String, List<DrillEntry>> byScenario = drills.stream()
                .collect(java.util.stream.Collectors.groupingBy(d -> d.drill().scenario()));
        return rows.stream()
                .map(row -> new DrillGroup(
                        row,
                        byScenario.getOrDefault(row.scenario(), List.of()).stream()
                                .sorted(Comparator.comparing(d -> d.drill().verdict(), WORST_FIRST))
                                .toList()))
                .toList();
    }

    static String anchor(String scenario) {
        return "s-" + scenario;
    }

    boolean open() {
        return row.verdict().verdict() != Verdict.PASS;
    }
}
