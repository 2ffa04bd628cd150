package org.hadrill.suite.scenario;

import org.hadrill.drill.Scenario;
import org.hadrill.drill.Windows;
import org.hadrill.fault.link.InterconnectDownInjector;
import org.hadrill.recording.Header.Expectation;
import org.hadrill.suite.FailoverScenario;

/** The nodes lose sight of each other on eth2: nobody may take the other for dead. */
public final class InterconnectDown implements FailoverScenario {
    @Override
    public Scenario scenario() {
        return Scenario.of(
                "interconnect-down",
                "eth2 is down on both nodes, then up",
                Expectation.STAY,
                drill -> new InterconnectDownInjector(drill, Windows.stand(drill.inventory())));
    }
}
