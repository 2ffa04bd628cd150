package org.hadrill.suite.scenario;

import org.hadrill.drill.Scenario;
import org.hadrill.drill.Windows;
import org.hadrill.fault.link.CutOffInjector;
import org.hadrill.recording.Header.Expectation;
import org.hadrill.suite.FailoverScenario;

/** The cluster is well, and of no use to anybody. */
public final class OuterLinkDownActive implements FailoverScenario {
    @Override
    public Scenario scenario() {
        return Scenario.of(
                "outer-link-down-active",
                "eth0 and eth1 of the active node lose the outer network, then come back",
                Expectation.TAKEOVER_THEN_FAILBACK,
                drill -> CutOffInjector.outerLinks(
                        drill, drill.active(), Windows.takeover(drill.inventory(), "outer-link-down-active")));
    }
}
