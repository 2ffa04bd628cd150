package org.hadrill.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hadrill.check.Judge;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.verdict.CheckResult;
import org.hadrill.verdict.Verdict;

/** How often each check came to which verdict. */
public final class CheckCounts {
    private CheckCounts() {}

    /** For every check that ran; for all checks, with nothing but zeros, where none did. */
    public static Map<String, Map<Verdict, Integer>> of(List<DrillResult> drills) {
        Map<String, Map<Verdict, Integer>> counts = new LinkedHashMap<>();
        Function<String, Map<Verdict, Integer>> none = name -> {
            Map<Verdict, Integer> zero = new LinkedHashMap<>();
            for (Verdict v : Verdict.values()) {
                zero.put(v, 0);
            }
            return zero;
        };
        Set<String> ran = drills.stream()
                .flatMap(r -> r.checks().stream())
                .map(CheckResult::name)
                .collect(Collectors.toSet());
        Judge.names().stream()
                .filter(name -> ran.isEmpty() || ran.contains(name))
                .forEach(name -> counts.put(name, none.apply(name)));
        drills.forEach(r ->
                r.checks().forEach(c -> counts.computeIfAbsent(c.name(), none).merge(c.verdict(), 1, Integer::sum)));
        return counts;
    }
}
