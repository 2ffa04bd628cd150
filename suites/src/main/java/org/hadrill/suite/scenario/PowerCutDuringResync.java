package org.hadrill.suite.scenario;

import org.hadrill.drill.Scenario;
import org.hadrill.drill.Windows;
import org.hadrill.fault.power.PowerCutInjector;
import org.hadrill.fault.power.ResyncCutInjector;
import org.hadrill.recording.Header.Expectation;
import org.hadrill.suite.FailoverScenario;

/** The only good disk goes away while the other is being made good: whoever promotes that one serves rubbish. */
public final class PowerCutDuringResync implements FailoverScenario {
    @Override
    public Scenario scenario() {
        return Scenario.of(
                        "power-cut-during-resync",
                        "the node that serves loses its power in the middle of the resync to the other",
                        Expectation.WAITS,
                        drill -> new ResyncCutInjector(drill, drill.standby()))
                .holding(Windows::loneStart)
                .prepared(drill -> new PowerCutInjector(drill, drill.active()));
    }
}
