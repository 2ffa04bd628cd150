package org.hadrill.selftest;

import java.util.List;
import java.util.stream.Collectors;
import org.hadrill.verdict.CheckResult;
import org.hadrill.verdict.Verdict;

/**
 * What became of a planted defect.
 *
 * @param checks what the checks said of the broken cluster
 * @param twin what they said of its healthy twin
 */
public record Caught(PlantedDefect row, List<CheckResult> checks, List<CheckResult> twin) {
    public Caught {
        checks = List.copyOf(checks);
        twin = List.copyOf(twin);
    }

    public boolean caught() {
        return row.caughtBy(checks);
    }

    public boolean twinPasses() {
        return complaints(twin).isEmpty();
    }

    /** The result of the check that is meant for it; where that was not run, a result that says so. */
    public CheckResult own() {
        return checks.stream()
                .filter(c -> c.name().equals(row.check()))
                .findFirst()
                .orElseGet(() -> new CheckResult(
                        row.check(), Verdict.UNKNOWN, "was not run", List.of(), java.util.Optional.empty()));
    }

    /** What other checks said instead, for a miss; names, verdicts and evidence. */
    public String instead() {
        return said(checks);
    }

    /** What was said against the twin. */
    public String saidOfTwin() {
        return said(twin);
    }

    private static String said(List<CheckResult> results) {
        String said = complaints(results).stream()
                .map(c -> c.name() + " " + c.verdict().word() + ": " + c.evidence())
                .collect(Collectors.joining("; "));
        return said.isEmpty() ? "every check passed" : said;
    }

    private static List<CheckResult> complaints(List<CheckResult> results) {
        return results.stream().filter(c -> c.verdict() != Verdict.PASS).toList();
    }
}
