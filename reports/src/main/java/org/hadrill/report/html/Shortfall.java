package org.hadrill.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hadrill.report.text.CheckLine;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.verdict.Verdict;

/**
 * What did not pass in the drills of one scenario, with the evidence of the first of them.
 *
 * @param drills in which it did not pass
 */
record Shortfall(CheckLine first, List<DrillResult> drills) {
    Shortfall {
        drills = List.copyOf(drills);
    }

    /** By check and verdict, in the order of their first appearance. */
    static List<Shortfall> of(List<DrillResult> drills) {
        record Key(String names, Verdict verdict) {}
        Map<Key, CheckLine> first = new LinkedHashMap<>();
        Map<Key, Set<DrillResult>> in = new LinkedHashMap<>();
        for (DrillResult drill : drills) {
            for (CheckLine line : CheckLine.notPassed(drill)) {
                Key key = new Key(line.names(), line.verdict());
                first.putIfAbsent(key, line);
                in.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(drill);
            }
        }
        return first.entrySet().stream()
                .map(e -> new Shortfall(e.getValue(), new ArrayList<>(in.getOrDefault(e.getKey(), Set.of()))))
                .toList();
    }

    String css() {
        return new VerdictLook(first.verdict()).css();
    }

    /** Where the first of them is shown. */
    String anchor() {
        return DrillView.anchor(drills.get(0));
    }

    /** Such as {@code in 3 of 20, first in #7}. */
    String count(int all) {
        return drills.size() + " of " + all + ", first in #" + drills.get(0).number();
    }
}
