package org.hadrill.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.hadrill.cluster.NodeName;
import org.hadrill.drill.Access;
import org.hadrill.drill.DrillRunner;
import org.hadrill.drill.Progress;
import org.hadrill.drill.Repair;
import org.hadrill.drill.Site;
import org.hadrill.fault.UndoJournal;
import org.hadrill.lab.simulated.SimulatedLab;
import org.hadrill.recording.EventLog;
import org.hadrill.recording.RecordingStore;
import org.hadrill.remote.CommandResult;
import org.hadrill.remote.CommandResult.Completed;
import org.hadrill.remote.RemoteException;
import org.hadrill.remote.RemoteHost;
import org.hadrill.suite.Plan.Planned;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulated nodes understand every command that any scenario gives them. */
class SimulatedCommandsTests {
    private static final int NOT_FOUND = 127;
    private static final Path NOWHERE = Path.of("");

    private final Set<String> understood = new TreeSet<>();
    private final Set<String> notUnderstood = new TreeSet<>();

    @ParameterizedTest
    @ValueSource(strings = {"article", "hardened", "fenced"})
    void everyCommandOfEveryScenarioIsUnderstood(String configuration) throws Exception {
        SimulatedLab lab = new SimulatedLab(configuration, "test");
        RunOptions options = new RunOptions(Scenarios.names(), 1, 5, NOWHERE, "");
        for (Planned planned :
                Plan.of(options, NOWHERE, lab.inventory().manager().keepalive())) {
            Access access = new Overheard(lab.fresh(planned.drill().seed()));
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
        }

        assertThat(notUnderstood).isEmpty();
        assertThat(understood).hasSizeGreaterThan(30);
    }

    private final class Overheard implements Access {
        private final Access real;
        private final Site site;

        Overheard(Access real) {
            this.real = real;
            Map<NodeName, RemoteHost> nodes = new LinkedHashMap<>();
            real.site().nodes().forEach((name, host) -> nodes.put(name, new OverheardHost(host)));
            this.site = new Site(
                    real.site().lab(),
                    real.site().time(),
                    nodes,
                    new OverheardHost(real.site().observer()),
                    real.site().power());
        }

        @Override
        public Site site() {
            return site;
        }

        @Override
        public Probing probe(EventLog log, Path folder) {
            return real.probe(log, folder);
        }
    }

    private final class OverheardHost implements RemoteHost {
        private final RemoteHost real;

        OverheardHost(RemoteHost real) {
            this.real = real;
        }

        @Override
        public String name() {
            return real.name();
        }

        @Override
        public CommandResult run(String command, Duration limit) throws InterruptedException {
            CommandResult result = real.run(command, limit);
            if (result instanceof Completed c) {
                (c.exitCode() == NOT_FOUND ? notUnderstood : understood).add(name() + ": " + command);
            }
            return result;
        }

        @Override
        public CommandResult run(String command, byte[] input, Duration limit) throws InterruptedException {
            return run(command, limit);
        }

        @Override
        public LineStream stream(String command, Consumer<String> lines) throws RemoteException, InterruptedException {
            return real.stream(command, lines);
        }

        @Override
        public void close() {
            real.close();
        }
    }
}
