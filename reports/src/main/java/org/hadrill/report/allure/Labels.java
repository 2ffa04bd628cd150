package org.hadrill.report.allure;

import io.qameta.allure.model.Label;
import java.util.List;
import java.util.Set;
import org.hadrill.run.RunResult;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.verdict.CheckResult;

/** How Allure files a check: by suite, and by what it is for. */
final class Labels {
    /** Whoever breaks one of these loses data. */
    private static final Set<String> BLOCKER =
            Set.of("one-primary", "disk-mounted-once", "no-acknowledged-write-lost", "failback-up-to-date");

    /** Whoever breaks one of these is away for longer than promised, or will be the next time. */
    private static final Set<String> CRITICAL = Set.of(
            "disk-moved",
            "vz-restarted",
            "guests-running",
            "router-address-kept",
            "one-owner",
            "pings-recovered",
            "redundancy-restored");

    private Labels() {}

    static List<Label> of(RunResult run, DrillResult drill, CheckResult check) {
        return List.of(
                label("epic", "failover of " + run.cluster() + ", " + run.configuration()),
                label("feature", drill.scenario()),
                label("story", check.name()),
                label("severity", severity(check.name())),
                label("parentSuite", run.cluster() + ", " + run.configuration() + " (" + run.lab() + " lab)"),
                label("suite", drill.scenario()),
                label("subSuite", "repeat " + drill.repeat()),
                label("host", run.cluster()),
                label("thread", drill.folder()),
                label("framework", "hadrill"),
                label("tag", run.lab()),
                label("tag", run.configuration()));
    }

    private static String severity(String check) {
        return BLOCKER.contains(check) ? "blocker" : CRITICAL.contains(check) ? "critical" : "normal";
    }

    private static Label label(String name, String value) {
        return new Label().setName(name).setValue(value);
    }
}
