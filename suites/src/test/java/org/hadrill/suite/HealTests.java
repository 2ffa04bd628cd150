package org.hadrill.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hadrill.cluster.NodeName;
import org.hadrill.drill.Access;
import org.hadrill.drill.DrillContext;
import org.hadrill.drill.Site;
import org.hadrill.fault.ArmedUndo;
import org.hadrill.fault.UndoJournal;
import org.hadrill.fault.process.ManagerFreezeInjector;
import org.hadrill.lab.simulated.SimulatedLab;
import org.hadrill.recording.RecordingStore;
import org.hadrill.remote.CommandResult;
import org.hadrill.remote.PowerControl;
import org.hadrill.remote.RemoteException;
import org.hadrill.remote.RemoteHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is called clean is at rest, and stays so. */
class HealTests {
    private static final NodeName M1 = new NodeName("m1");
    private static final NodeName M2 = new NodeName("m2");
    private static final Duration POLL = Duration.ofMillis(200);

    @TempDir
    Path folder;

    @Test
    void aNodeThatItsPeerShootsAfterItWasHealedIsHealedAgain() throws Exception {
        Access healthy = new SimulatedLab("hardened", "test").fresh(1);
        Access access = new GuardedAccess(healthy, shotLate(healthy.site()));
        try (Station station = Station.open(access, folder, RecordingStore.inMemory())) {
            leaveFrozen(station);

            Heal.Outcome outcome = new Heal(station, step -> {}).run(List.of(folder));

            assertThat(outcome.clean()).as(outcome.toString()).isTrue();
            assertThat(outcome.undone()).contains("m1: power on by its BMC");
            assertThat(station.view().nodesUnsettled()).isEmpty();
            assertThat(station.site().power(M1).isOn()).isTrue();
        }
    }

    /** A manager that is frozen for less than its deadtime, as a run that was killed leaves it. */
    private void leaveFrozen(Station station) throws Exception {
        assertThat(station.site().time().await(() -> station.view().unsettled().isEmpty(), Duration.ofMinutes(2), POLL))
                .isTrue();
        ManagerFreezeInjector freeze =
                new ManagerFreezeInjector(new DrillContext(station.site(), station.view(), (node, on) -> {}), M1);
        assertThat(freeze.check().proven()).isTrue();
        try (UndoJournal journal = UndoJournal.open(folder)) {
            for (UndoJournal.Entry entry : freeze.undo()) {
                journal.register(entry);
            }
        }
        freeze.inject();
    }

    /** A site whose m1 loses its power once, by nobody of ours, right after all was undone. */
    private static Site shotLate(Site site) {
        Map<NodeName, RemoteHost> nodes = new LinkedHashMap<>(site.nodes());
        nodes.put(M2, new Shooter(site.node(M2), site.power(M1)));
        return new Site(site.lab(), site.time(), nodes, site.observer(), site.power(), site.interlock());
    }

    private static final class Shooter implements RemoteHost {
        private final RemoteHost real;
        private final PowerControl victim;
        private boolean shot;

        Shooter(RemoteHost real, PowerControl victim) {
            this.real = real;
            this.victim = victim;
        }

        @Override
        public String name() {
            return real.name();
        }

        @Override
        public CommandResult run(String command, Duration limit) throws InterruptedException {
            CommandResult result = real.run(command, limit);
            if (command.equals(ArmedUndo.fireAllCommand()) && !shot) {
                shot = true;
                try {
                    victim.off();
                } catch (RemoteException e) {
                    throw new AssertionError(e);
                }
            }
            return result;
        }

        @Override
        public CommandResult run(String command, byte[] input, Duration limit) throws InterruptedException {
            return real.run(command, input, limit);
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
