package org.hadrill.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hadrill.cluster.NodeName;
import org.hadrill.drill.Access;
import org.hadrill.drill.DrillPlan;
import org.hadrill.drill.Site;
import org.hadrill.lab.simulated.SimulatedLab;
import org.hadrill.remote.PowerControl;
import org.hadrill.remote.RemoteException;
import org.hadrill.run.RunResult;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.time.SystemTime;
import org.hadrill.verdict.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lasting cluster whose node gets its power back in vain. */
class LostNodeTests {
    @TempDir
    Path folder;

    private final List<String> lost = new ArrayList<>();

    @Test
    void aNodeThatDoesNotReturnIsToldOfAndTheRunStops() throws Exception {
        SimulatedLab lab = new SimulatedLab("hardened", "test");
        Access healthy = lab.fresh(1);
        Access access = new GuardedAccess(healthy, withoutPowerOn(healthy.site()));
        RunOptions options = new RunOptions(List.of("power-cut-active"), 2, 1, folder.resolve("run"), "./hadrill run");

        RunResult result;
        try (Stations stations = Stations.lasting(access, folder);
                Run run = new Run(options, stations, new SystemTime(), new Listener())) {
            result = run.drills();
        }

        assertThat(lost).singleElement().asString().startsWith("m1: it did not return from power-cut-active");
        assertThat(result.drills()).hasSize(1);
        assertThat(result.verdict()).isNotEqualTo(Verdict.PASS);
        assertThat(result.notes()).contains("m1 is in quarantine", "1 of 2 drills did not run");
    }

    private static Site withoutPowerOn(Site site) {
        Map<NodeName, PowerControl> power = new LinkedHashMap<>();
        site.power().forEach((node, real) -> power.put(node, new Burnt(real)));
        return new Site(site.lab(), site.time(), site.nodes(), site.observer(), power, site.interlock());
    }

    private record Burnt(PowerControl real) implements PowerControl {
        @Override
        public boolean isOn() throws RemoteException, InterruptedException {
            return real.isOn();
        }

        @Override
        public void off() throws RemoteException, InterruptedException {
            real.off();
        }

        @Override
        public void on() {}

        @Override
        public String describe(String action) {
            return real.describe(action);
        }
    }

    private final class Listener implements RunListener {
        @Override
        public void begins(DrillPlan drill) {}

        @Override
        public void at(DrillPlan drill, String phase, String detail) {}

        @Override
        public Optional<String> lost(NodeName node, String why) {
            lost.add(node + ": " + why);
            return Optional.of(node + " is in quarantine");
        }

        @Override
        public void ended(DrillResult result) {}
    }
}
