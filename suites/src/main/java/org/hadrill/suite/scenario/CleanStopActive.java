package org.hadrill.suite.scenario;

import org.hadrill.drill.Scenario;
import org.hadrill.fault.process.ManagerStopInjector;
import org.hadrill.recording.Header.Expectation;
import org.hadrill.suite.FailoverScenario;

/** Maintenance: the service is handed over, not lost. */
public final class CleanStopActive implements FailoverScenario {
    @Override
    public Scenario scenario() {
        return Scenario.of(
                "clean-stop-active",
                "the cluster manager of the active node is stopped, then started",
                Expectation.TAKEOVER_THEN_FAILBACK,
                drill -> new ManagerStopInjector(drill, drill.active()));
    }
}
