package org.hadrill.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hadrill.drill.Access;
import org.hadrill.drill.DrillRunner;
import org.hadrill.drill.Progress;
import org.hadrill.fault.UndoJournal;
import org.hadrill.lab.simulated.SimulatedLab;
import org.hadrill.plan.CommandRecorder;
import org.hadrill.plan.DrillRehearsal;
import org.hadrill.plan.HostCommand;
import org.hadrill.plan.PlannedDrill;
import org.hadrill.plan.PlannedDrill.Line;
import org.hadrill.plan.PlannedDrill.When;
import org.hadrill.plan.StepCommands;
import org.hadrill.recording.Recording;
import org.hadrill.recording.RecordingStore;
import org.hadrill.suite.Plan.Planned;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A run executes exactly the commands of its plan: every scenario, in the simulated lab. */
class PlannedRunTests {
    private static final Path NOWHERE = Path.of("");

    /** Process identifiers, which a plan cannot know, and the words for them. */
    private static final String PROCESSES =
            "(?:\\d+|MASTER|CHILD\\.\\.\\.|INIT\\.\\.\\.)(?:[ ,](?:\\d+|MASTER|CHILD\\.\\.\\.|INIT\\.\\.\\.))*";

    static Stream<Arguments> scenarios() {
        return Stream.of("hardened", "fenced")
                .flatMap(c -> Scenarios.names().stream().map(s -> Arguments.of(c, s)));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void aDrillRunsExactlyWhatWasPlanned(String configuration, String scenario) throws Exception {
        SimulatedLab lab = new SimulatedLab(configuration, "test");
        RunOptions options = new RunOptions(List.of(scenario), 1, 5, NOWHERE, "");
        Planned planned =
                Plan.of(options, NOWHERE, lab.inventory().manager().keepalive()).get(0);
        PlannedDrill plan =
                new DrillRehearsal(lab.fresh(5).site()).plan(planned.drill().scenario());

        List<StepCommands> ran = run(planned, lab);

        assertThat(ran).hasSize(steps(plan, ran.size()));
        for (int i = 0; i < ran.size(); i++) {
            assertThat(plannedAs(plan, i, masked(ran.get(i).commands())))
                    .as("step %s of %s: what ran, and what was planned", i, ran.get(i))
                    .isEqualTo(masked(ran.get(i).commands()));
        }
    }

    /** As many steps as ran, unless the plan has a later one. */
    private static int steps(PlannedDrill plan, int ran) {
        return Math.max(ran, plan.lines().stream().mapToInt(Line::number).max().orElse(-1) + 1);
    }

    /** The planned commands of a step, without those that depend on the cluster and did not run. */
    private static List<HostCommand> plannedAs(PlannedDrill plan, int step, List<HostCommand> ran) {
        List<HostCommand> planned = new ArrayList<>();
        for (Line line : plan.lines()) {
            HostCommand command = masked(line.command());
            if (line.number() == step && (line.when() == When.ALWAYS || ran.contains(command))) {
                planned.add(command);
            }
        }
        return planned;
    }

    private static List<StepCommands> run(Planned planned, SimulatedLab lab) throws Exception {
        Access real = lab.fresh(planned.drill().seed());
        CommandRecorder recorder = new CommandRecorder(real.site().time());
        Access access = new GuardedAccess(real, recorder.overhear(real.site()));
        try (Station station = Station.open(access, NOWHERE, RecordingStore.inMemory())) {
            Recording recording = new DrillRunner(
                            station.site(),
                            station.view(),
                            station.log(),
                            UndoJournal.ofThisProcess(),
                            new DrillRunner.RunFacts("test", false))
                    .run(planned.drill(), Progress.NONE);
            return StepCommands.of(recording, recorder.ran());
        }
    }

    private static List<HostCommand> masked(List<HostCommand> commands) {
        return commands.stream().map(PlannedRunTests::masked).distinct().toList();
    }

    private static HostCommand masked(HostCommand command) {
        return new HostCommand(
                command.host(),
                command.command()
                        .replaceAll("(kill -[A-Z0-9]+ )" + PROCESSES, "$1PROCESSES")
                        .replaceAll("( -p )" + PROCESSES, "$1PROCESSES")
                        .replace("= 'simulated' ]", "= 'BOOT' ]"));
    }
}
