package org.hadrill.suite.scenario;

import org.hadrill.drill.Scenario;
import org.hadrill.fault.power.PowerCutInjector;
import org.hadrill.fault.power.PowerReturnInjector;
import org.hadrill.recording.Header.Expectation;
import org.hadrill.suite.FailoverScenario;

/** The failback half, judged on its own. */
public final class ReturnOfPreferred implements FailoverScenario {
    @Override
    public Scenario scenario() {
        return Scenario.of(
                        "return-of-preferred",
                        "the preferred node, without power before, gets it back",
                        Expectation.FAILBACK,
                        drill -> new PowerReturnInjector(drill, drill.active()))
                .prepared(drill -> new PowerCutInjector(drill, drill.active()));
    }
}
