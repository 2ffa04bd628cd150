package org.hadrill.report.text;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hadrill.run.RunResult;
import org.hadrill.run.RunResult.DrillResult;

/** When, by the clock on the wall, each drill of a run began: also where the drills themselves were in virtual time. */
public final class DrillStarts {
    private DrillStarts() {}

    /** By the number of the drill; one began when those before it were over. */
    public static Map<Integer, Instant> of(RunResult run) {
        Map<Integer, Instant> starts = new LinkedHashMap<>();
        Instant next = run.started();
        for (DrillResult drill : run.drills()) {
            starts.put(drill.number(), next);
            next = next.plus(drill.wall());
        }
        return starts;
    }
}
