package org.hadrill.suite.scenario;

import org.hadrill.drill.Scenario;
import org.hadrill.drill.Windows;
import org.hadrill.fault.link.CutOffInjector;
import org.hadrill.recording.Header.Expectation;
import org.hadrill.suite.FailoverScenario;

/** The active node is alone in the world and has the service: only fencing makes a takeover safe. */
public final class AllLinksDown implements FailoverScenario {
    @Override
    public Scenario scenario() {
        return Scenario.of(
                "all-links-down",
                "eth0 and eth2 of the active node are down, then up",
                Expectation.TAKEOVER_THEN_FAILBACK,
                drill -> CutOffInjector.allOwnLinks(
                        drill, drill.active(), Windows.takeover(drill.inventory(), "all-links-down")));
    }
}
