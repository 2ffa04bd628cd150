package org.hadrill.suite.scenario;

import org.hadrill.drill.Scenario;
import org.hadrill.drill.Windows;
import org.hadrill.fault.link.OneWayLossInjector;
import org.hadrill.recording.Header.Expectation;
import org.hadrill.suite.FailoverScenario;

/** The active node is heard no more on eth2, but hears. */
public final class InterconnectOneWayOut implements FailoverScenario {
    @Override
    public Scenario scenario() {
        return Scenario.of(
                "interconnect-one-way-out",
                "what the active node sends on eth2 is lost, what it receives is not",
                Expectation.STAY,
                drill -> new OneWayLossInjector(drill, drill.active(), Windows.stand(drill.inventory())));
    }
}
