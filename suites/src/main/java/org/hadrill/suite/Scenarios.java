package org.hadrill.suite;

import java.util.List;
import java.util.Optional;
import org.hadrill.suite.scenario.AllLinksDown;
import org.hadrill.suite.scenario.CleanStopActive;
import org.hadrill.suite.scenario.GuestKilled;
import org.hadrill.suite.scenario.HeartbeatFreezeActive;
import org.hadrill.suite.scenario.HeartbeatKillActive;
import org.hadrill.suite.scenario.HeartbeatKillChildrenFirst;
import org.hadrill.suite.scenario.HeartbeatKillStandby;
import org.hadrill.suite.scenario.InterconnectDown;
import org.hadrill.suite.scenario.InterconnectDownThenPowerCut;
import org.hadrill.suite.scenario.InterconnectLossy;
import org.hadrill.suite.scenario.InterconnectOneWayIn;
import org.hadrill.suite.scenario.InterconnectOneWayOut;
import org.hadrill.suite.scenario.KernelPanicActive;
import org.hadrill.suite.scenario.NoOp;
import org.hadrill.suite.scenario.OuterLinkDownActive;
import org.hadrill.suite.scenario.PowerCutActive;
import org.hadrill.suite.scenario.PowerCutBoth;
import org.hadrill.suite.scenario.PowerCutDuringResync;
import org.hadrill.suite.scenario.PowerCutStandby;
import org.hadrill.suite.scenario.RebootActive;
import org.hadrill.suite.scenario.ReturnOfPreferred;
import org.hadrill.suite.scenario.StandbyByCommand;
import org.hadrill.suite.scenario.VzKilled;

/** Every scenario that can be named on the command line. A new one is a class and a line here. */
public final class Scenarios {
    private static final List<FailoverScenario> ALL = List.of(
            new NoOp(),
            new CleanStopActive(),
            new PowerCutActive(),
            new HeartbeatKillActive(),
            new InterconnectDown(),
            new ReturnOfPreferred(),
            new PowerCutStandby(),
            new HeartbeatKillStandby(),
            new PowerCutBoth(),
            new PowerCutDuringResync(),
            new InterconnectOneWayOut(),
            new InterconnectOneWayIn(),
            new InterconnectLossy(),
            new OuterLinkDownActive(),
            new HeartbeatFreezeActive(),
            new HeartbeatKillChildrenFirst(),
            new RebootActive(),
            new KernelPanicActive(),
            new VzKilled(),
            new GuestKilled(),
            new StandbyByCommand(),
            new AllLinksDown(),
            new InterconnectDownThenPowerCut());

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
