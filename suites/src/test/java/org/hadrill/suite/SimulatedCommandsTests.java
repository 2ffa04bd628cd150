package org.hadrill.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hadrill.drill.Access;
import org.hadrill.drill.DrillRunner;
import org.hadrill.drill.Progress;
import org.hadrill.drill.Repair;
import org.hadrill.fault.UndoJournal;
import org.hadrill.lab.simulated.SimulatedLab;
import org.hadrill.plan.CommandRecorder;
import org.hadrill.plan.CommandRecorder.Ran;
import org.hadrill.recording.RecordingStore;
import org.hadrill.suite.Plan.Planned;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulated nodes understand every command that any scenario gives them. */
class SimulatedCommandsTests {
    private static final Path NOWHERE = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"article", "hardened", "fenced"})
    void everyCommandOfEveryScenarioIsUnderstood(String configuration) throws Exception {
        List<Ran> ran = new ArrayList<>();
        SimulatedLab lab = new SimulatedLab(configuration, "test");
        RunOptions options = new RunOptions(Scenarios.names(), 1, 5, NOWHERE, "");
        for (Planned planned :
                Plan.of(options, NOWHERE, lab.inventory().manager().keepalive())) {
            Access real = lab.fresh(planned.drill().seed());
            CommandRecorder recorder = new CommandRecorder(real.site().time());
            Access access = new GuardedAccess(real, recorder.overhear(real.site()));
            try (Station station = Station.open(access, NOWHERE, RecordingStore.inMemory())) {
                new DrillRunner(
                                station.site(),
                                station.view(),
                                station.log(),
                                UndoJournal.ofThisProcess(),
                                new DrillRunner.RunFacts("test", false))
                        .run(planned.drill(), Progress.NONE);
                new Repair(station.site(), station.view(), step -> {}).run();
                List<Path> noRuns = List.of();
                new Heal(station, step -> {}).run(noRuns);
            }
            ran.addAll(recorder.ran());
        }

        assertThat(ran)
                .filteredOn(r -> !r.understood())
                .extracting(Ran::command)
                .isEmpty();
        assertThat(ran.stream().map(Ran::command).distinct()).hasSizeGreaterThan(30);
    }
}
