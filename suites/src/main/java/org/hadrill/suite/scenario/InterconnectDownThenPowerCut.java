package org.hadrill.suite.scenario;

import org.hadrill.drill.Scenario;
import org.hadrill.drill.Windows;
import org.hadrill.fault.power.CutAfterDisconnectInjector;
import org.hadrill.recording.Header.Expectation;
import org.hadrill.suite.FailoverScenario;

/** The double fault that every single one hides: a takeover on a stale disk looks like a good one from outside. */
public final class InterconnectDownThenPowerCut implements FailoverScenario {
    @Override
    public Scenario scenario() {
        return Scenario.of(
                "interconnect-down-then-power-cut",
                "eth2 goes down, the active node writes on for 20 s, then its power is cut; eth2 and then the power come back",
                Expectation.TAKEOVER_OR_WAITS,
                drill -> new CutAfterDisconnectInjector(drill, drill.active(), Windows.stand(drill.inventory())));
    }
}
