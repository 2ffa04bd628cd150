package org.hadrill.suite.scenario;

import org.hadrill.drill.Scenario;
import org.hadrill.fault.host.RebootInjector;
import org.hadrill.recording.Header.Expectation;
import org.hadrill.suite.FailoverScenario;

/** Maintenance again: a node that is rebooted hands over first, and returns by itself. */
public final class RebootActive implements FailoverScenario {
    @Override
    public Scenario scenario() {
        return Scenario.of(
                        "reboot-active",
                        "the active node is rebooted",
                        Expectation.TAKEOVER_THEN_FAILBACK,
                        drill -> new RebootInjector(drill, drill.active()))
                .healing();
    }
}
