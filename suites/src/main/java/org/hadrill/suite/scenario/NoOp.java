package org.hadrill.suite.scenario;

import java.time.Duration;
import java.util.Optional;
import org.hadrill.drill.Scenario;
import org.hadrill.recording.Header.Expectation;
import org.hadrill.suite.FailoverScenario;

/** The control: a harness that disturbs the cluster shows here. */
public final class NoOp implements FailoverScenario {
    @Override
    public Scenario scenario() {
        return new Scenario(
                "no-op",
                "nothing is broken",
                Expectation.STAY,
                Optional.empty(),
                Optional.empty(),
                inventory -> Duration.ofSeconds(15),
                false);
    }
}
