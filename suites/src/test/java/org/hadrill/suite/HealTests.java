package org.hadrill.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hadrill.cluster.NodeName;
import org.hadrill.drill.Access;
import org.hadrill.drill.DrillContext;
import org.hadrill.drill.Site;
import org.hadrill.fault.Injector;
import org.hadrill.fault.UndoJournal;
import org.hadrill.fault.host.KernelPanicInjector;
import org.hadrill.fault.process.ManagerFreezeInjector;
import org.hadrill.lab.simulated.SimulatedLab;
import org.hadrill.recording.RecordingStore;
import org.hadrill.remote.PowerControl;
import org.hadrill.remote.RemoteException;
import org.hadrill.time.TimeSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is called clean is at rest, and stays so. */
class HealTests {
    private static final NodeName M1 = new NodeName("m1");
    private static final Duration POLL = Duration.ofMillis(200);

    private static final Duration FIRST_SHOT = Duration.ofMillis(500);

    @TempDir
    Path folder;

    /** @param seconds from the first shot to the second: before it has booted, before it has joined, and at rest again */
    @ParameterizedTest
    @ValueSource(ints = {5, 60, 80})
    void aNodeThatItsPeerShootsAfterItWasHealedIsHealedAgain(int seconds) throws Exception {
        Access healthy = new SimulatedLab("hardened", "test").fresh(1);
        Site site = healthy.site();
        ShootingTime time = new ShootingTime(site.time(), site.power(M1));
        Site shot = new Site(site.lab(), time, site.nodes(), site.observer(), site.power(), site.interlock());
        try (Station station = Station.open(new GuardedAccess(healthy, shot), folder, RecordingStore.inMemory())) {
            // For less than its deadtime.
            leave(station, new ManagerFreezeInjector(context(station), M1));
            time.shootAt(FIRST_SHOT, Duration.ofSeconds(seconds));
            Duration from = time.elapsed();

            Heal.Outcome outcome = new Heal(station, step -> {}).run(List.of(folder));

            assertThat(outcome.clean()).as(outcome.toString()).isTrue();
            assertThat(outcome.undone())
                    .filteredOn("m1: power on by its BMC"::equals)
                    .hasSize(2);
            assertThat(station.view().nodesUnsettled()).isEmpty();
            assertThat(time.elapsed().minus(from))
                    .as("no wait for a node without power")
                    .isLessThan(Duration.ofMinutes(4));
        }
    }

    @Test
    void aKernelThatHangsHasItsPowerCycled() throws Exception {
        Access access = new SimulatedLab("hardened", "test").fresh(1);
        try (Station station = Station.open(access, folder, RecordingStore.inMemory())) {
            leave(station, new KernelPanicInjector(context(station), M1));
            station.site().time().sleep(Duration.ofSeconds(5));

            Heal.Outcome outcome = new Heal(station, step -> {}).run(List.of(folder));

            assertThat(outcome.clean()).as(outcome.toString()).isTrue();
            assertThat(outcome.undone()).containsSubsequence("m1: power off by its BMC", "m1: power on by its BMC");
        }
    }

    private static DrillContext context(Station station) {
        return new DrillContext(station.site(), station.view(), (node, on) -> {});
    }

    /** Leaves a fault behind, as a run that was killed does. */
    private void leave(Station station, Injector fault) throws Exception {
        assertThat(station.site().time().await(() -> station.view().unsettled().isEmpty(), Duration.ofMinutes(2), POLL))
                .isTrue();
        assertThat(fault.check().proven()).isTrue();
        try (UndoJournal journal = UndoJournal.open(folder)) {
            for (UndoJournal.Entry entry : fault.undo()) {
                journal.register(entry);
            }
        }
        fault.inject();
    }

    /** The lab's time, in which a machine loses its power twice, by nobody of ours. */
    private static final class ShootingTime implements TimeSource {
        private final TimeSource real;
        private final PowerControl victim;
        private List<Duration> shots = List.of();

        ShootingTime(TimeSource real, PowerControl victim) {
            this.real = real;
            this.victim = victim;
        }

        void shootAt(Duration first, Duration then) {
            Duration at = elapsed().plus(first);
            shots = List.of(at, at.plus(then));
        }

        @Override
        public Duration elapsed() {
            return real.elapsed();
        }

        @Override
        public Instant wall() {
            return real.wall();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            real.sleep(duration);
            if (!shots.isEmpty() && elapsed().compareTo(shots.get(0)) >= 0) {
                shots = shots.subList(1, shots.size());
                try {
                    victim.off();
                } catch (RemoteException e) {
                    throw new AssertionError(e);
                }
            }
        }
    }
}
