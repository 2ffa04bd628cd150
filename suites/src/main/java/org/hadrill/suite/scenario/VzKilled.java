package org.hadrill.suite.scenario;

import java.time.Duration;
import org.hadrill.cluster.Inventory;
import org.hadrill.drill.Scenario;
import org.hadrill.fault.process.GuestKillInjector;
import org.hadrill.recording.Header.Expectation;
import org.hadrill.suite.FailoverScenario;

/** Somebody has to watch the service itself. */
public final class VzKilled implements FailoverScenario {
    @Override
    public Scenario scenario() {
        return Scenario.of(
                        "vz-killed",
                        "every guest on the active node is killed at once",
                        Expectation.RESTORED,
                        drill -> new GuestKillInjector(
                                drill,
                                drill.active(),
                                drill.inventory().guests().stream()
                                        .map(Inventory.Guest::name)
                                        .toList()))
                .holding(inventory -> Duration.ofSeconds(5))
                .healing();
    }
}
