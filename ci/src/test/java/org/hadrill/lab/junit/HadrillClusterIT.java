package org.hadrill.lab.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.hadrill.cli.Need;
import org.hadrill.cli.Requires;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The example of the README of fixtures. */
@Requires(Need.CONTAINERS)
@ExtendWith(HadrillClusterExtension.class)
class HadrillClusterIT {
    @Test
    void theServiceMovesWhenItsNodeLosesPower(HadrillCluster cluster) throws Exception {
        cluster.awaitServiceOn("m1", Duration.ofSeconds(5));
        assertThat(cluster.run("m1", "cat /var/log/ha-log").output())
                .as("Heartbeat acquired because m2 had settled, not after ten seconds of its own")
                .contains("remote resource transition completed")
                .doesNotContain("local resource transition completed");

        cluster.powerOff("m1");

        cluster.awaitServiceOn("m2", Duration.ofSeconds(20));
        assertThat(cluster.run("observer", "ping -c 1 -W 2 192.168.46.200").ok())
                .isTrue();
    }
}
