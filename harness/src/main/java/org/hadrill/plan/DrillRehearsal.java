package org.hadrill.plan;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.hadrill.drill.DrillContext;
import org.hadrill.drill.DrillPlan;
import org.hadrill.drill.DrillRunner;
import org.hadrill.drill.Progress;
import org.hadrill.drill.Scenario;
import org.hadrill.drill.Site;
import org.hadrill.fault.Injector;
import org.hadrill.fault.UndoJournal;
import org.hadrill.interlock.Interlock;
import org.hadrill.recording.Recording;

/**
 * Finds what a drill would run: the real drill with its real injectors, against machines that are none. Nothing is sent to any
 * host. What depends on the cluster, such as whether it switches a node off, is tried both ways. Not thread-safe.
 */
public final class DrillRehearsal {
    private static final long ANY_SEED = 1;

    private final Site real;

    /** @param real whose cluster is meant; only its inventory, names and command lines are used */
    public DrillRehearsal(Site real) {
        this.real = real;
    }

    public PlannedDrill plan(Scenario scenario) throws InterruptedException {
        return PlannedDrill.of(scenario.name(), course(scenario, false), course(scenario, true));
    }

    private List<StepCommands> course(Scenario scenario, boolean switchedOff) throws InterruptedException {
        PlanningCluster cluster = new PlanningCluster(real, Interlock.NONE);
        CommandRecorder recorder = new CommandRecorder(cluster);
        Function<Function<DrillContext, Injector>, Function<DrillContext, Injector>> assume =
                make -> drill -> new AssumedInjector(make.apply(drill), cluster, switchedOff);
        Scenario assumed = new Scenario(
                scenario.name(),
                scenario.summary(),
                scenario.expectation(),
                scenario.prepare().map(assume),
                scenario.fault().map(assume),
                scenario.hold(),
                scenario.helps());
        DrillRunner runner = new DrillRunner(
                recorder.overhear(cluster.site),
                cluster.view,
                cluster.log,
                UndoJournal.ofThisProcess(),
                new DrillRunner.RunFacts("", false));
        try {
            Recording recording = runner.run(
                    DrillPlan.of(assumed, ANY_SEED, real.inventory().manager().keepalive()), Progress.NONE);
            return StepCommands.of(recording, recorder.ran());
        } catch (IOException nothingIsWritten) {
            throw new IllegalStateException(nothingIsWritten);
        }
    }
}
