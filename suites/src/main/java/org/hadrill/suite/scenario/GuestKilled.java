package org.hadrill.suite.scenario;

import java.time.Duration;
import java.util.List;
import org.hadrill.cluster.GuestName;
import org.hadrill.cluster.Inventory;
import org.hadrill.drill.Scenario;
import org.hadrill.fault.process.GuestKillInjector;
import org.hadrill.recording.Header.Expectation;
import org.hadrill.suite.FailoverScenario;

/** The service runs, and one guest of it does not. */
public final class GuestKilled implements FailoverScenario {
    @Override
    public Scenario scenario() {
        return Scenario.of(
                        "guest-killed",
                        "one guest on the active node is killed",
                        Expectation.RESTORED,
                        drill -> new GuestKillInjector(drill, drill.active(), List.of(behindRouter(drill.inventory()))))
                .holding(inventory -> Duration.ofSeconds(5))
                .healing();
    }

    private static GuestName behindRouter(Inventory inventory) {
        return inventory.guests().stream()
                .map(Inventory.Guest::name)
                .filter(g -> !g.equals(inventory.router().guest()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the inventory has no guest but the router"));
    }
}
