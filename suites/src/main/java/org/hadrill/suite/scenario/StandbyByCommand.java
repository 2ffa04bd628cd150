package org.hadrill.suite.scenario;

import org.hadrill.drill.Scenario;
import org.hadrill.fault.process.StandbyInjector;
import org.hadrill.recording.Header.Expectation;
import org.hadrill.suite.FailoverScenario;

/** Maintenance without stopping anything. */
public final class StandbyByCommand implements FailoverScenario {
    @Override
    public Scenario scenario() {
        return Scenario.of(
                "standby-by-command",
                "the active node is told to go standby, then to take everything back",
                Expectation.TAKEOVER_THEN_FAILBACK,
                drill -> new StandbyInjector(drill, drill.active()));
    }
}
