package org.hadrill.suite.scenario;

import java.time.Duration;
import java.util.Optional;
import org.hadrill.drill.Scenario;
import org.hadrill.fault.process.ManagerKillInjector;
import org.hadrill.recording.Header.Expectation;
import org.hadrill.suite.FailoverScenario;

/** The manager dies and the node lives: the cluster has to heal by itself. */
public final class HeartbeatKillActive implements FailoverScenario {
    @Override
    public Scenario scenario() {
        return new Scenario(
                "heartbeat-kill-active",
                "every process of the cluster manager on the active node is killed, the master first",
                Expectation.TAKEOVER_THEN_FAILBACK,
                Optional.empty(),
                Optional.of(drill -> new ManagerKillInjector(drill, drill.active())),
                Duration.ZERO,
                true);
    }
}
