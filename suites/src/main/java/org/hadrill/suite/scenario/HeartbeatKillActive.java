package org.hadrill.suite.scenario;

import org.hadrill.drill.Scenario;
import org.hadrill.fault.process.ManagerKillInjector;
import org.hadrill.fault.process.ManagerKillInjector.Order;
import org.hadrill.recording.Header.Expectation;
import org.hadrill.suite.FailoverScenario;

/** The manager dies and the node lives: the cluster has to heal by itself. */
public final class HeartbeatKillActive implements FailoverScenario {
    @Override
    public Scenario scenario() {
        return Scenario.of(
                        "heartbeat-kill-active",
                        "every process of the cluster manager on the active node is killed, the master first",
                        Expectation.TAKEOVER_THEN_FAILBACK,
                        drill -> new ManagerKillInjector(drill, drill.active(), Order.MASTER_FIRST))
                .healing();
    }
}
