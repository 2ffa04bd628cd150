package org.hadrill.fault.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.hadrill.fault.FakeCluster;
import org.hadrill.fault.FaultException;
import org.hadrill.fault.Injector;
import org.hadrill.fault.UndoJournal.Action;
import org.hadrill.fault.UndoJournal.Entry;
import org.junit.jupiter.api.Test;

class KernelPanicInjectorTests {
    private static final String QUESTION = "cat /proc/sys/kernel/random/boot_id";
    private static final String COMMAND = "[ \"$(cat /proc/sys/kernel/random/boot_id)\" = ";
    private static final Path OUR_BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final String LOST = "block drbd0: peer( Primary -> Unknown ) conn( Connected -> NetworkFailure )";

    private final FakeCluster cluster = new FakeCluster("heartbeat");
    private final Injector panic = new KernelPanicInjector(cluster.context(), cluster.m1);

    private void kernel(String boot, String afterPanic) {
        cluster.host(cluster.m1).answers(QUESTION, boot + "\n" + afterPanic + "\nown-kernel\n");
    }

    private void panics() {
        cluster.host(cluster.m1).answers(COMMAND, "", () -> cluster.node(cluster.m1).hung = true);
    }

    @Test
    void aKernelThatHangsIsProvenAndItsPowerIsCycled() throws Exception {
        kernel("4711", "0");
        panics();
        assertThat(panic.check().evidence()).contains("m1 has a kernel of its own, which hangs after a panic");
        panic.inject();
        assertThat(panic.prove().evidence()).isEqualTo("m1 tells nothing any more, and its BMC says on");
        assertThat(panic.confirm().proven()).as("before its peer lost it").isFalse();
        cluster.log(cluster.m2, "kernel", LOST);
        assertThat(panic.confirm().evidence()).contains("the console of m1 shows it: Kernel panic");
        assertThat(panic.confirm().proven()).isTrue();

        panic.revert();

        assertThat(panic.proveReverted().proven()).isTrue();
        assertThat(cluster.node(cluster.m1).boots).isEqualTo(2);
        assertThat(panic.undo()).extracting(Entry::action).containsExactly(Action.POWER_CYCLE);
    }

    @Test
    void aKernelThatBootsByItselfKeepsItsPower() throws Exception {
        kernel("4711", "10");
        panics();
        panic.check();
        panic.inject();
        panic.prove();
        cluster.after(Duration.ofSeconds(90), () -> {
            cluster.node(cluster.m1).hung = false;
            cluster.node(cluster.m1).boots = 7;
        });

        panic.revert();

        assertThat(panic.proveReverted().proven()).isTrue();
        assertThat(cluster.node(cluster.m1).boots).as("nobody cycled its power").isEqualTo(7);
    }

    @Test
    void aNodeThatGoesOnHasNotPanicked() throws Exception {
        kernel("4711", "0");
        panic.check();
        panic.inject();

        assertThat(panic.prove().proven()).isFalse();
        assertThat(panic.prove().evidence()).startsWith("m1 still tells its state 10 s after SysRq c");
    }

    @Test
    void aShellThatRefusesHasNotPanicked() throws Exception {
        kernel("4711", "0");
        cluster.host(cluster.m1).fails(COMMAND);
        panic.check();

        assertThatThrownBy(panic::inject).isInstanceOf(FaultException.class);
    }

    @Test
    void anEndThatShowsAShutdownIsNoPanic() throws Exception {
        kernel("4711", "0");
        panic.check();
        panic.inject();
        cluster.node(cluster.m1).polite = true;

        assertThat(panic.confirm().evidence()).contains("the console of m1 shows a shutdown");
        assertThat(panic.confirm().proven()).isFalse();
    }

    @Test
    void aNodeOnThisMachinesKernelIsNeverAsked() throws Exception {
        assumeThat(OUR_BOOT).exists();
        kernel(Files.readString(OUR_BOOT).strip(), "0");

        assertThat(panic.check().proven()).isFalse();
        assertThat(panic.check().evidence()).isEqualTo("m1 runs on the kernel of this machine, which would panic, too");
    }

    @Test
    void aContainerIsNeverAsked() throws Exception {
        cluster.host(cluster.m1).answers(QUESTION, "4711\n0\n");

        assertThat(panic.check().proven()).isFalse();
        assertThat(cluster.host(cluster.m1).commands).noneMatch(c -> c.contains("echo c >"));
    }
}
