package org.hadrill.report.certificate;

import java.util.List;
import org.hadrill.report.text.CheckLine;
import org.hadrill.run.RunResult.DrillResult;

/** What did not pass in one drill. */
record Deviation(String drill, CheckLine line) {
    static List<Deviation> of(DrillResult drill) {
        String name = drill.number() + " " + drill.scenario();
        return CheckLine.notPassed(drill).stream()
                .map(line -> new Deviation(name, line))
                .toList();
    }
}
