package org.hadrill.selftest;

import java.util.List;
import org.hadrill.verdict.CheckResult;
import org.hadrill.verdict.Verdict;

/**
 * What became of a planted defect.
 *
 * @param checks what the checks said of the broken cluster
 * @param twin what they said of its healthy twin
 */
public record Caught(PlantedDefect<?> row, List<CheckResult> checks, List<CheckResult> twin) {
    public Caught {
        checks = List.copyOf(checks);
        twin = List.copyOf(twin);
    }

    public boolean caught() {
        return row.caughtBy(checks);
    }

    public boolean twinPasses() {
        return Complaints.none(twin);
    }

    /** The result of the check that is meant for it; where that was not run, a result that says so. */
    public CheckResult own() {
        return checks.stream()
                .filter(c -> c.name().equals(row.check()))
                .findFirst()
                .orElseGet(() -> new CheckResult(
                        row.check(), Verdict.UNKNOWN, "was not run", List.of(), java.util.Optional.empty()));
    }

    /** What the checks said of the broken cluster, for a miss: names, verdicts and evidence. */
    public String instead() {
        return Complaints.of(checks);
    }

    /** What was said against the twin. */
    public String saidOfTwin() {
        return Complaints.of(twin);
    }
}
