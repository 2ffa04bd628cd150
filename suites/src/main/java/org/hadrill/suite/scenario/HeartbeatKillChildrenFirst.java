package org.hadrill.suite.scenario;

import org.hadrill.drill.Scenario;
import org.hadrill.fault.process.ManagerKillInjector;
import org.hadrill.fault.process.ManagerKillInjector.Order;
import org.hadrill.recording.Header.Expectation;
import org.hadrill.suite.FailoverScenario;

/** The same kill in the order that leaves the watchdog of the real Heartbeat shut: the result must not depend on it. */
public final class HeartbeatKillChildrenFirst implements FailoverScenario {
    @Override
    public Scenario scenario() {
        return Scenario.of(
                        "heartbeat-kill-children-first",
                        "every process of the cluster manager on the active node is killed, the children first",
                        Expectation.TAKEOVER_THEN_FAILBACK,
                        drill -> new ManagerKillInjector(drill, drill.active(), Order.CHILDREN_FIRST))
                .healing();
    }
}
