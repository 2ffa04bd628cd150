package org.hadrill.suite.scenario;

import org.hadrill.drill.Scenario;
import org.hadrill.fault.power.PowerCutInjector;
import org.hadrill.recording.Header.Expectation;
import org.hadrill.suite.FailoverScenario;

/** The active node dies at once; its peer takes over and gives back. */
public final class PowerCutActive implements FailoverScenario {
    @Override
    public Scenario scenario() {
        return Scenario.of(
                "power-cut-active",
                "the power of the active node is cut, then comes back",
                Expectation.TAKEOVER_THEN_FAILBACK,
                drill -> new PowerCutInjector(drill, drill.active()));
    }
}
