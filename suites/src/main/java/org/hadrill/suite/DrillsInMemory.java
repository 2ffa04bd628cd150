package org.hadrill.suite;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hadrill.check.Judge;
import org.hadrill.drill.DrillPlan;
import org.hadrill.drill.DrillRunner;
import org.hadrill.drill.Progress;
import org.hadrill.fault.UndoJournal;
import org.hadrill.lab.simulated.SimulatedLab;
import org.hadrill.recording.Recording;
import org.hadrill.recording.RecordingStore;
import org.hadrill.run.DrillResults;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.suite.Plan.Planned;

/** Drills of a run on the simulated lab that leave no file: the same drills, on the calling thread. Not thread-safe. */
public final class DrillsInMemory {
    private static final Path NOWHERE = Path.of("");

    private final SimulatedLab lab;

    public DrillsInMemory(SimulatedLab lab) {
        this.lab = lab;
    }

    /**
     * A recorded drill.
     *
     * @param virtual time of its cluster, from power on
     */
    record Recorded(DrillPlan plan, Recording recording, Duration virtual) {}

    /** The drills of such a run, judged. */
    public List<DrillResult> run(List<String> scenarios, int repeat, long seed)
            throws IOException, InterruptedException {
        List<DrillResult> results = new ArrayList<>();
        for (Planned planned : plan(scenarios, repeat, seed)) {
            Recorded drill = record(planned);
            results.add(DrillResults.of(
                    drill.plan(),
                    drill.recording(),
                    Judge.judge(drill.recording()),
                    drill.virtual(),
                    List.of(),
                    "",
                    Program.NAME + " run --seed " + seed));
        }
        return results;
    }

    List<Planned> plan(List<String> scenarios, int repeat, long seed) {
        return Plan.of(
                new RunOptions(scenarios, repeat, seed, NOWHERE, ""),
                NOWHERE,
                lab.inventory().manager().keepalive());
    }

    Recorded record(Planned planned) throws IOException, InterruptedException {
        DrillPlan plan = planned.drill();
        try (Station station = Station.open(lab.fresh(plan.seed()), plan.folder(), RecordingStore.inMemory());
                UndoJournal journal = UndoJournal.ofThisProcess()) {
            Recording recording = new DrillRunner(
                            station.site(),
                            station.view(),
                            station.log(),
                            journal,
                            new DrillRunner.RunFacts(Version.TEXT, station.seesAnnouncements()))
                    .run(plan, Progress.NONE);
            return new Recorded(plan, recording, station.site().time().elapsed());
        }
    }
}
