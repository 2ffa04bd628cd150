package org.hadrill.selftest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.hadrill.check.Judge;
import org.hadrill.drill.Access;
import org.hadrill.drill.DrillPlan;
import org.hadrill.drill.DrillRunner;
import org.hadrill.drill.Progress;
import org.hadrill.drill.Site;
import org.hadrill.fault.UndoJournal;
import org.hadrill.lab.simulated.SimulatedLab;
import org.hadrill.lab.simulated.WorldDefect;
import org.hadrill.probe.ClusterView;
import org.hadrill.recording.EventLog;
import org.hadrill.recording.Recording;
import org.hadrill.recording.RecordingStore;
import org.hadrill.suite.Scenarios;
import org.hadrill.suite.Version;
import org.hadrill.verdict.CheckResult;

/**
 * One drill on a simulated cluster of its own that leaves no file. The same values give the same recording.
 *
 * @param seed of the world and of the fault's phase
 * @param defects planted; none for a healthy cluster
 */
record DrillInMemory(String scenario, String configuration, long seed, Set<WorldDefect> defects) {
    /** Runs it on this thread, and judges it. */
    List<CheckResult> run() throws IOException, InterruptedException {
        return Judge.judge(record());
    }

    Recording record() throws IOException, InterruptedException {
        try (SimulatedLab lab = new SimulatedLab(configuration, Version.TEXT, defects)) {
            Access access = lab.fresh(seed);
            Site site = access.site();
            ClusterView view = new ClusterView(site.inventory(), site.time());
            EventLog log = new EventLog(view, RecordingStore.inMemory());
            try (UndoJournal journal = UndoJournal.ofThisProcess();
                    Access.Probing probes = access.probe(log, Path.of(""))) {
                return new DrillRunner(
                                site, view, log, journal, new DrillRunner.RunFacts(Version.TEXT, lab.seesFrames()))
                        .run(plan(site), Progress.NONE);
            } finally {
                site.close();
            }
        }
    }

    private DrillPlan plan(Site site) {
        return DrillPlan.of(
                Scenarios.named(scenario)
                        .orElseThrow(() -> new IllegalArgumentException("unknown scenario: " + scenario))
                        .scenario(),
                seed,
                site.inventory().manager().keepalive());
    }
}
