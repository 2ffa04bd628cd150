package org.hadrill.suite.scenario;

import java.time.Duration;
import java.util.Optional;
import org.hadrill.drill.Scenario;
import org.hadrill.fault.link.InterconnectDownInjector;
import org.hadrill.recording.Header.Expectation;
import org.hadrill.suite.FailoverScenario;

/** The nodes lose sight of each other on eth2: nobody may take the other for dead. */
public final class InterconnectDown implements FailoverScenario {
    /** How long the interconnect stays down: a takeover by a peer that sees nothing has time to finish. */
    static final Duration HOLD = Duration.ofSeconds(35);

    @Override
    public Scenario scenario() {
        return new Scenario(
                "interconnect-down",
                "eth2 is down on both nodes, then up",
                Expectation.STAY,
                Optional.empty(),
                Optional.of(drill -> new InterconnectDownInjector(drill, HOLD)),
                HOLD,
                false);
    }
}
