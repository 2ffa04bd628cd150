package org.hadrill.suite.scenario;

import org.hadrill.drill.Scenario;
import org.hadrill.fault.power.PowerCutInjector;
import org.hadrill.recording.Header.Expectation;
import org.hadrill.suite.FailoverScenario;

/** Nobody outside may notice. */
public final class PowerCutStandby implements FailoverScenario {
    @Override
    public Scenario scenario() {
        return Scenario.of(
                "power-cut-standby",
                "the power of the standby node is cut, then comes back",
                Expectation.STAY,
                drill -> new PowerCutInjector(drill, drill.standby()));
    }
}
