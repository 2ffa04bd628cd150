package org.hadrill.suite.scenario;

import org.hadrill.drill.Scenario;
import org.hadrill.drill.Windows;
import org.hadrill.fault.link.LossyInterconnectInjector;
import org.hadrill.recording.Header.Expectation;
import org.hadrill.suite.FailoverScenario;

/** A bad cable is no dead peer. */
public final class InterconnectLossy implements FailoverScenario {
    @Override
    public Scenario scenario() {
        return Scenario.of(
                "interconnect-lossy",
                "eth2 loses a fifth of its packets and delays the rest by 50 ms, in both directions",
                Expectation.STAY,
                drill -> new LossyInterconnectInjector(drill, Windows.stand(drill.inventory())));
    }
}
