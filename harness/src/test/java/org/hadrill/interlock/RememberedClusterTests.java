package org.hadrill.interlock;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.Inventory.Node;
import org.hadrill.cluster.Inventory.Ssh;
import org.hadrill.cluster.NodeName;
import org.hadrill.probe.TestInventory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RememberedClusterTests {
    @TempDir
    Path state;

    private final Inventory inventory = TestInventory.example();

    private RememberedCluster cluster() {
        return new RememberedCluster(state, inventory);
    }

    @Test
    void aConfirmationIsRememberedForThisClusterAndNotForAnotherOfTheSameName() throws Exception {
        assertThat(cluster().confirmed()).isFalse();

        cluster().confirm("typed");

        assertThat(cluster().confirmed()).isTrue();
        assertThat(new RememberedCluster(state, rebuilt()).confirmed()).isFalse();
    }

    private Inventory rebuilt() {
        Node m1 = inventory.preferred();
        Ssh old = m1.ssh();
        Ssh ssh = new Ssh(old.address(), old.port(), old.user(), old.keyFile(), "ssh-ed25519 AAAAanotherHostKey");
        return inventory.withNodes(List.of(
                new Node(m1.name(), ssh, m1.eth0(), m1.eth1(), m1.eth2(), m1.bmc()),
                inventory.nodes().get(1)));
    }

    @Test
    void quarantineKeepsRunsAwayUntilItIsLifted() throws Exception {
        assertThat(cluster().obstacle()).isEmpty();

        cluster().quarantine(new NodeName("m2"), "it did not return from power-cut-standby");

        assertThat(cluster().obstacle().orElseThrow())
                .contains("m2 is in quarantine: it did not return from power-cut-standby")
                .contains("hadrill heal --inventory");
        cluster().release();
        assertThat(cluster().obstacle()).isEmpty();
    }
}
