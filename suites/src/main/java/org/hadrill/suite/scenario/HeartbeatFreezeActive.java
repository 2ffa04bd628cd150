package org.hadrill.suite.scenario;

import org.hadrill.drill.Scenario;
import org.hadrill.fault.process.ManagerFreezeInjector;
import org.hadrill.recording.Header.Expectation;
import org.hadrill.suite.FailoverScenario;

/** A manager that neither lives nor dies: after its deadtime it may wake up and go on where it stopped. */
public final class HeartbeatFreezeActive implements FailoverScenario {
    @Override
    public Scenario scenario() {
        return Scenario.of(
                "heartbeat-freeze-active",
                "every process of the cluster manager on the active node is stopped by SIGSTOP, then continued",
                Expectation.TAKEOVER_THEN_FAILBACK,
                drill -> new ManagerFreezeInjector(drill, drill.active()));
    }
}
