package org.hadrill.suite.scenario;

import java.time.Duration;
import java.util.Optional;
import org.hadrill.drill.Scenario;
import org.hadrill.fault.power.PowerCutInjector;
import org.hadrill.recording.Header.Expectation;
import org.hadrill.suite.FailoverScenario;

/** The active node dies at once; its peer takes over and gives back. */
public final class PowerCutActive implements FailoverScenario {
    @Override
    public Scenario scenario() {
        return new Scenario(
                "power-cut-active",
                "the power of the active node is cut, then comes back",
                Expectation.TAKEOVER_THEN_FAILBACK,
                Optional.empty(),
                Optional.of(drill -> new PowerCutInjector(drill, drill.active())),
                Duration.ZERO,
                false);
    }
}
