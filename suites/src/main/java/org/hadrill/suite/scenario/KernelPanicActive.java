package org.hadrill.suite.scenario;

import org.hadrill.drill.Scenario;
import org.hadrill.fault.host.KernelPanicInjector;
import org.hadrill.recording.Header.Expectation;
import org.hadrill.suite.FailoverScenario;

/** The active node has power and is dead: as a power cut, but nothing says so from outside. */
public final class KernelPanicActive implements FailoverScenario {
    @Override
    public Scenario scenario() {
        return Scenario.of(
                "kernel-panic-active",
                "the kernel of the active node panics",
                Expectation.TAKEOVER_THEN_FAILBACK,
                drill -> new KernelPanicInjector(drill, drill.active()));
    }
}
