package org.hadrill.fault.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.hadrill.fault.FakeCluster;
import org.hadrill.fault.Injector;
import org.junit.jupiter.api.Test;

class RebootInjectorTests {
    private final FakeCluster cluster = new FakeCluster("heartbeat");
    private final Injector reboot = new RebootInjector(cluster.context(), cluster.m1);

    @Test
    void aRebootEndsTheManagerSaysGoodbyeAndComesBackFromAnotherBoot() throws Exception {
        cluster.host(cluster.m1)
                .answers(
                        "reboot",
                        "",
                        () -> cluster.after(Duration.ofSeconds(20), () -> cluster.node(cluster.m1).manager = false));
        assertThat(reboot.check().proven()).isTrue();
        reboot.inject();
        assertThat(reboot.prove().proven()).isTrue();

        assertThat(reboot.confirm().proven()).as("before its peer heard of it").isFalse();
        cluster.log(cluster.m2, "manager", "heartbeat: [1071]: info: Received shutdown notice from 'm1'.");
        assertThat(reboot.confirm().proven()).isTrue();

        cluster.after(Duration.ofSeconds(40), () -> cluster.node(cluster.m1).boots++);
        assertThat(reboot.proveReverted().proven()).isTrue();
        assertThat(reboot.undo()).isEmpty();
    }

    @Test
    void aNodeThatDoesNotObeyHasNotRebooted() throws Exception {
        reboot.check();
        reboot.inject();

        assertThat(reboot.prove().evidence()).isEqualTo("m1 still has its cluster manager 180 s after reboot");
        assertThat(reboot.proveReverted().proven()).isFalse();
    }
}
