package org.hadrill.interlock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.Inventory.Purpose;
import org.hadrill.cluster.Limits;
import org.hadrill.cluster.NodeName;
import org.hadrill.fault.FaultException;
import org.hadrill.probe.ClusterView;
import org.hadrill.probe.TestInventory;
import org.hadrill.remote.PowerControl;
import org.hadrill.remote.RemoteException;
import org.hadrill.time.ManualTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClusterInterlockTests {
    private static final NodeName M1 = new NodeName("m1");

    @TempDir
    Path root;

    private final ManualTime time = new ManualTime();
    private final List<String> switched = new ArrayList<>();

    private ClusterInterlock interlock(Inventory inventory) throws Exception {
        LocalNode node = new LocalNode("m1", root, 0);
        return new ClusterInterlock(inventory, Lease.take("alice", List.of(node), time, owner -> false), time);
    }

    private static Inventory inventory(Purpose purpose, int powerCuts) {
        Inventory i = TestInventory.example();
        return new Inventory(
                i.name(),
                purpose,
                i.configuration(),
                i.nodes(),
                i.observer(),
                i.disk(),
                i.manager(),
                i.service(),
                i.networks(),
                i.router(),
                i.guests(),
                new Limits(i.limits().outage(), i.limits().settle(), powerCuts, Duration.ofSeconds(30), Map.of()),
                i.probes());
    }

    private ClusterView view(Inventory inventory) {
        return new ClusterView(inventory, time);
    }

    @Test
    void productionRefusesEveryFaultAndEveryPowerCut() throws Exception {
        Inventory production = inventory(Purpose.PRODUCTION, 10);
        ClusterInterlock interlock = interlock(production);

        assertThatThrownBy(() -> interlock.beforeFault("eth2 down", view(production), false))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("production");
        assertThatThrownBy(() -> new GuardedPower(M1, new Switch(), interlock).off())
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("production");
        assertThat(switched).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"LAB", "ACCEPTANCE"})
    void whatIsNoProductionMayBeBroken(Purpose purpose) throws Exception {
        Inventory inventory = inventory(purpose, 10);
        ClusterInterlock interlock = interlock(inventory);

        interlock.beforeFault("eth2 down", view(inventory), false);
        new GuardedPower(M1, new Switch(), interlock).off();

        assertThat(switched).containsExactly("off");
    }

    @Test
    void theFirstFaultNeedsANodeThatCouldTakeOver() throws Exception {
        Inventory inventory = inventory(Purpose.LAB, 10);
        ClusterInterlock interlock = interlock(inventory);

        assertThatThrownBy(() -> interlock.beforeFault("eth2 down", view(inventory), true))
                .hasMessageContaining("eth2 down")
                .hasMessageContaining("could not take over: m1 does not tell its state");
    }

    @Test
    void moreCutsThanTheInventoryAllowsAreRefused() throws Exception {
        GuardedPower power = new GuardedPower(M1, new Switch(), interlock(inventory(Purpose.LAB, 2)));
        power.off();
        power.on();
        power.off();

        assertThatThrownBy(power::off).hasMessageContaining("2 times").hasMessageContaining("limits.power-cuts");

        assertThat(switched).containsExactly("off", "on", "off");
    }

    @Test
    void theNextFaultWaitsUntilThePowerSuppliesAreCool() throws Exception {
        Inventory inventory = inventory(Purpose.LAB, 10);
        ClusterInterlock interlock = interlock(inventory);
        interlock.beforeFault("no cut before", view(inventory), false);
        assertThat(time.elapsed()).isZero();
        interlock.beforePowerCut(M1);
        time.advance(Duration.ofSeconds(12));

        interlock.beforeFault("eth2 down", view(inventory), false);

        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aLeaseThatAnotherHasNowStopsEveryFaultAndCut() throws Exception {
        Inventory inventory = inventory(Purpose.LAB, 10);
        ClusterInterlock interlock = interlock(inventory);
        LocalNode node = new LocalNode("m1", root, 0);
        Lease.breakOn(List.of(node));
        Lease.take("bob", List.of(node), time, owner -> false);

        assertThatThrownBy(() -> interlock.beforeFault("eth2 down", view(inventory), false))
                .hasMessageContaining("bob");
        assertThatThrownBy(() -> interlock.beforePowerCut(M1)).hasMessageContaining("bob");
    }

    @Test
    void aPowerCutLongAfterTheFaultBeganIsAnActOfItsOwn() throws Exception {
        Inventory inventory = inventory(Purpose.LAB, 10);
        ClusterInterlock interlock = interlock(inventory);
        interlock.beforeFault("eth2 down, and later the power of m1", view(inventory), false);
        LocalNode node = new LocalNode("m1", root, 0);
        Lease.breakOn(List.of(node));
        Lease.take("bob", List.of(node), time, owner -> false);
        time.advance(Duration.ofSeconds(20));

        assertThatThrownBy(() -> interlock.beforePowerCut(M1)).hasMessageContaining("bob");
    }

    private final class Switch implements PowerControl {
        @Override
        public boolean isOn() {
            return true;
        }

        @Override
        public void off() {
            switched.add("off");
        }

        @Override
        public void on() {
            switched.add("on");
        }

        @Override
        public String describe(String action) {
            return action;
        }
    }
}
