package org.hadrill.suite;

import java.util.List;
import java.util.Optional;
import org.hadrill.suite.scenario.CleanStopActive;
import org.hadrill.suite.scenario.HeartbeatKillActive;
import org.hadrill.suite.scenario.InterconnectDown;
import org.hadrill.suite.scenario.NoOp;
import org.hadrill.suite.scenario.PowerCutActive;
import org.hadrill.suite.scenario.ReturnOfPreferred;

/** Every scenario that can be named on the command line. A new one is a class and a line here. */
public final class Scenarios {
    private static final List<FailoverScenario> ALL = List.of(
            new NoOp(),
            new CleanStopActive(),
            new PowerCutActive(),
            new HeartbeatKillActive(),
            new InterconnectDown(),
            new ReturnOfPreferred());

    private Scenarios() {}

    public static List<FailoverScenario> all() {
        return ALL;
    }

    public static List<String> names() {
        return ALL.stream().map(s -> s.scenario().name()).toList();
    }

    public static Optional<FailoverScenario> named(String name) {
        return ALL.stream().filter(s -> s.scenario().name().equals(name)).findFirst();
    }
}
