package org.hadrill.suite.scenario;

import org.hadrill.drill.Scenario;
import org.hadrill.fault.power.PowerCutBothInjector;
import org.hadrill.recording.Header.Expectation;
import org.hadrill.suite.FailoverScenario;

/** A power failure of the whole room: the cluster comes up again by itself, with the newer data. */
public final class PowerCutBoth implements FailoverScenario {
    @Override
    public Scenario scenario() {
        return Scenario.of(
                "power-cut-both",
                "the power of both nodes is cut, then comes back",
                Expectation.WAITS,
                drill -> new PowerCutBothInjector(drill));
    }
}
