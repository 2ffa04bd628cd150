package org.hadrill.selftest;

import java.util.List;
import org.hadrill.verdict.CheckResult;

/**
 * A healthy drill that checks complained of.
 *
 * @param seed the drill's own
 */
public record FalseAlarm(String scenario, long seed, List<CheckResult> checks) {
    public FalseAlarm {
        checks = List.copyOf(checks);
    }

    /** What the checks said, in one line. */
    public String said() {
        return Complaints.of(checks);
    }
}
