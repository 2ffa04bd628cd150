package org.hadrill.suite.scenario;

import org.hadrill.drill.Scenario;
import org.hadrill.fault.process.ManagerKillInjector;
import org.hadrill.fault.process.ManagerKillInjector.Order;
import org.hadrill.recording.Header.Expectation;
import org.hadrill.suite.FailoverScenario;

/** Nobody outside sees this one: redundancy is gone until the cluster heals by itself. */
public final class HeartbeatKillStandby implements FailoverScenario {
    @Override
    public Scenario scenario() {
        return Scenario.of(
                        "heartbeat-kill-standby",
                        "every process of the cluster manager on the standby node is killed, the master first",
                        Expectation.STAY,
                        drill -> new ManagerKillInjector(drill, drill.standby(), Order.MASTER_FIRST))
                .healing();
    }
}
