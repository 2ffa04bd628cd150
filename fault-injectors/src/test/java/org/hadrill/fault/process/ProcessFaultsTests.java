package org.hadrill.fault.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hadrill.cluster.GuestName;
import org.hadrill.fault.FakeCluster;
import org.hadrill.fault.Injector;
import org.hadrill.fault.UndoJournal.Entry;
import org.hadrill.fault.process.ManagerKillInjector.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessFaultsTests {
    private static final String HEARTBEAT_PIDS = "m=$(cat /var/run/heartbeat.pid) && echo $m $(pidof heartbeat)";
    private static final String BUILTIN_PIDS = "m=$(cat /var/run/hadrill-controller.pid) && echo $m $(pgrep -P $m)";

    private final FakeCluster cluster = new FakeCluster("heartbeat");

    @Test
    void theMasterIsKilledFirst() throws Exception {
        cluster.host(cluster.m1).answers(HEARTBEAT_PIDS, "231 236 235 231\n");
        Injector kill = new ManagerKillInjector(cluster.context(), cluster.m1, Order.MASTER_FIRST);

        assertThat(kill.check().proven()).isTrue();
        kill.inject();

        assertThat(cluster.host(cluster.m1).commands).endsWith("kill -9 231 236 235");
        assertThat(kill.prove().proven()).isTrue();
    }

    @Test
    void theChildrenAreKilledFirstWhereThatIsTheFault() throws Exception {
        cluster.host(cluster.m1).answers(HEARTBEAT_PIDS, "231 236 235 231\n");
        Injector kill = new ManagerKillInjector(cluster.context(), cluster.m1, Order.CHILDREN_FIRST);

        kill.inject();

        assertThat(cluster.host(cluster.m1).commands).endsWith("kill -9 236 235 231");
        assertThat(kill.describe()).contains("heartbeat", "the children first");
    }

    @Test
    void aZombieIsDeadAndASurvivorIsNot() throws Exception {
        cluster.host(cluster.m1).answers(HEARTBEAT_PIDS, "231 235 236\n");
        Injector kill = new ManagerKillInjector(cluster.context(), cluster.m1, Order.MASTER_FIRST);
        kill.inject();

        cluster.host(cluster.m1).answers("ps -o pid=,stat= -p 231,235,236; true", "  231 Zs\n");
        assertThat(kill.prove().proven()).isTrue();
        cluster.host(cluster.m1).answers("ps -o pid=,stat= -p 231,235,236; true", "  231 Zs\n  236 S\n");
        assertThat(kill.prove().evidence()).isEqualTo("still alive on m1 after SIGKILL: 236 S");
    }

    @Test
    void aHeartbeatWithoutChildrenIsNoTargetButOurControllerNeedsNone() throws Exception {
        FakeCluster builtin = new FakeCluster("builtin");
        cluster.host(cluster.m1).answers(HEARTBEAT_PIDS, "231 231\n");
        builtin.host(builtin.m1).answers(BUILTIN_PIDS, "412\n");

        assertThat(new ManagerKillInjector(cluster.context(), cluster.m1, Order.MASTER_FIRST)
                        .check()
                        .proven())
                .isFalse();
        Injector kill = new ManagerKillInjector(builtin.context(), builtin.m1, Order.MASTER_FIRST);
        assertThat(kill.check().proven()).isTrue();
        assertThat(kill.describe()).contains("hadrill-controller").doesNotContain("heartbeat");
        assertThat(kill.undo())
                .extracting(Entry::command)
                .containsExactly("kill -0 $(cat /var/run/hadrill-controller.pid 2>/dev/null) 2>/dev/null"
                        + " || service hadrill-controller start </dev/null");
    }

    @Test
    void aCleanShutdownInTheLogIsNoKill() throws Exception {
        cluster.host(cluster.m1).answers(HEARTBEAT_PIDS, "231 235\n");
        Injector kill = new ManagerKillInjector(cluster.context(), cluster.m1, Order.MASTER_FIRST);
        kill.inject();
        assertThat(kill.confirm().proven()).isTrue();

        cluster.log(cluster.m1, "manager", "heartbeat: [231]: info: m1 Heartbeat shutdown complete.");

        assertThat(kill.confirm().proven()).isFalse();
    }

    @Test
    void aFrozenManagerIsProvenStoppedAndWokenAgain() throws Exception {
        cluster.host(cluster.m1).answers(HEARTBEAT_PIDS, "231 235\n");
        Injector freeze = new ManagerFreezeInjector(cluster.context(), cluster.m1);
        assertThat(freeze.check().proven()).isTrue();
        freeze.inject();
        cluster.host(cluster.m1).answers("ps ", "  231 T<s\n  235 S\n");
        assertThat(freeze.prove().evidence()).isEqualTo("not stopped on m1: 235 S");
        cluster.host(cluster.m1).answers("ps ", "  231 T<s\n  235 T\n");
        assertThat(freeze.confirm().proven()).isTrue();

        freeze.revert();
        cluster.host(cluster.m1).answers("ps ", "  231 S<s\n  235 S\n");

        assertThat(cluster.host(cluster.m1).commands)
                .contains("kill -STOP 231 235", "kill -CONT 231 235 2>/dev/null; true");
        assertThat(freeze.proveReverted().proven()).isTrue();
    }

    @Test
    void afterAResetNobodyElsesProcessesAreContinued() throws Exception {
        cluster.host(cluster.m1).answers(HEARTBEAT_PIDS, "231 235\n");
        Injector freeze = new ManagerFreezeInjector(cluster.context(), cluster.m1);
        freeze.check();
        freeze.inject();
        cluster.node(cluster.m1).boots++;
        cluster.sleep(ManagerShell.POLL);

        assertThat(freeze.confirm().evidence()).contains("was reset");
        freeze.revert();

        assertThat(cluster.host(cluster.m1).commands).noneMatch(c -> c.startsWith("kill -CONT"));
        assertThat(freeze.proveReverted().proven()).isTrue();
    }

    @Test
    void aStandbyHandsOverAndTakesBack() throws Exception {
        cluster.host(cluster.m1).answers("/usr/share/heartbeat/hb_standby all", "", () -> {
            cluster.node(cluster.m1).serves = false;
            cluster.node(cluster.m2).serves = true;
        });
        cluster.host(cluster.m1)
                .answers("/usr/share/heartbeat/hb_takeover all", "", () -> cluster.node(cluster.m2).serves = false);
        Injector standby = new StandbyInjector(cluster.context(), cluster.m1);

        standby.inject();
        assertThat(standby.prove().proven()).isTrue();
        assertThat(standby.confirm().evidence()).isEqualTo("heartbeat runs on m1");
        standby.revert();

        assertThat(standby.proveReverted().proven()).isTrue();
    }

    @Test
    void aStandbyThatKeepsTheServiceIsNotProven() throws Exception {
        Injector standby = new StandbyInjector(cluster.context(), cluster.m1);
        standby.inject();

        assertThat(standby.prove().evidence()).isEqualTo("m1 still has vz after 180 s");
    }

    @Test
    void aGuestIsKilledByTheInitThatTheServiceNotedAndTheServiceStartsIt() throws Exception {
        cluster.host(cluster.m1).answers("if [ -r /proc/vz/veinfo ]; then for v in 102; do ", "512\n");
        Injector kill = new GuestKillInjector(cluster.context(), cluster.m1, List.of(new GuestName("mail")));

        assertThat(kill.check().proven()).isTrue();
        kill.inject();
        assertThat(kill.prove().proven()).isTrue();
        kill.revert();

        assertThat(cluster.host(cluster.m1).commands)
                .contains("kill -9 512", "if mountpoint -q /d0; then service vz start </dev/null; fi");
        assertThat(kill.proveReverted().proven()).isTrue();
    }

    @Test
    void aGuestThatDoesNotRunCannotBeKilled() throws Exception {
        cluster.host(cluster.m1).answers("if [ -r /proc/vz/veinfo ]; then for v in 101 102; do ", "512\n");
        Injector kill = new GuestKillInjector(
                cluster.context(), cluster.m1, List.of(new GuestName("router"), new GuestName("mail")));

        assertThat(kill.check().proven()).isFalse();
    }

    @Test
    void whereTheKernelIsOpenVzItSaysWhichProcessIsTheInitOfAGuest(@TempDir Path root) throws Exception {
        new GuestKillInjector(cluster.context(), cluster.m1, List.of(new GuestName("router"), new GuestName("mail")))
                .check();
        String command = cluster.host(cluster.m1)
                .commands
                .get(0)
                .replace("/proc/", root + "/proc/")
                .replace("/run/", root + "/run/");
        Files.createDirectories(root.resolve("run/vz"));
        Files.writeString(root.resolve("run/vz/router"), "11\n");
        Files.writeString(root.resolve("run/vz/mail"), "12\n");
        process(root, 512, 102, 1);
        process(root, 513, 102, 2);
        process(root, 640, 101, 1);
        process(root, 700, 1021, 1);
        process(root, 1, 0, 1);
        assertThat(output(command)).isEqualTo("11\n12\n");

        Files.createDirectories(root.resolve("proc/vz"));
        Files.writeString(root.resolve("proc/vz/veinfo"), "");

        assertThat(output(command)).isEqualTo("640\n512\n");
    }

    /** What an OpenVZ kernel writes of a process. */
    private static void process(Path root, int pid, int guest, int pidInGuest) throws IOException {
        Path folder = Files.createDirectories(root.resolve("proc/" + pid));
        Files.writeString(folder.resolve("status"), "Name:\tinit\nenvID:\t" + guest + "\nVPid:\t" + pidInGuest + "\n");
    }

    private static String output(String command) throws IOException, InterruptedException {
        Process sh = new ProcessBuilder("sh", "-c", command).start();
        String output = new String(sh.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(sh.waitFor()).isZero();
        return output;
    }
}
