package org.hadrill.report.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.verdict.CheckResult;
import org.hadrill.verdict.Verdict;

/**
 * One or more checks that came to the same for the same reason, as one line for people.
 *
 * @param names such as {@code one-primary}, or {@code disk-moved and 9 more}
 */
public record CheckLine(String names, Verdict verdict, String evidence, List<String> refs) {
    public CheckLine {
        refs = List.copyOf(refs);
    }

    /** What did not pass, in the order of the checks. */
    public static List<CheckLine> notPassed(DrillResult drill) {
        record Reason(Verdict verdict, String evidence) {}
        Map<Reason, List<CheckResult>> byReason = new LinkedHashMap<>();
        for (CheckResult check : drill.checks()) {
            if (check.verdict() != Verdict.PASS) {
                byReason.computeIfAbsent(new Reason(check.verdict(), check.evidence()), r -> new ArrayList<>())
                        .add(check);
            }
        }
        return byReason.values().stream().map(CheckLine::of).toList();
    }

    private static CheckLine of(List<CheckResult> same) {
        CheckResult first = same.get(0);
        String names = first.name() + (same.size() == 1 ? "" : " and " + (same.size() - 1) + " more");
        return new CheckLine(names, first.verdict(), first.evidence(), first.refs());
    }

    /** The verdict where it is not a plain failure, and the evidence. */
    public String sentence() {
        return verdict == Verdict.FAIL ? evidence : verdict.word() + ": " + evidence;
    }
}
