package org.hadrill.suite.scenario;

import org.hadrill.drill.Scenario;
import org.hadrill.drill.Windows;
import org.hadrill.fault.link.OneWayLossInjector;
import org.hadrill.recording.Header.Expectation;
import org.hadrill.suite.FailoverScenario;

/** The active node hears nothing on eth2 any more, but is heard. */
public final class InterconnectOneWayIn implements FailoverScenario {
    @Override
    public Scenario scenario() {
        return Scenario.of(
                "interconnect-one-way-in",
                "what the standby node sends on eth2 is lost, what it receives is not",
                Expectation.STAY,
                drill -> new OneWayLossInjector(drill, drill.standby(), Windows.stand(drill.inventory())));
    }
}
