package org.hadrill.lab.containers.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hadrill.cli.Need;
import org.hadrill.cli.Requires;
import org.hadrill.drbd.DrbdStatus;
import org.hadrill.heartbeat.KernelLog;
import org.hadrill.remote.CommandResult.Completed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The stand-in for DRBD on two nodes with a cable between them, each in namespaces of its own. */
@Requires(Need.NAMESPACES)
@Timeout(60)
class DiskStandInIT {
    private static final String[] MOUNT = {"/etc/ha.d/resource.d/Filesystem", "/dev/drbd0", "/d0", "ext4"};

    @TempDir
    Path folder;

    private StandInPair pair;
    private StandInNode m1;
    private StandInNode m2;

    @BeforeEach
    void start() throws Exception {
        pair = StandInPair.running(folder);
        m1 = pair.m1;
        m2 = pair.m2;
    }

    @AfterEach
    void end() throws Exception {
        pair.close();
    }

    private void bothAre(String first, String second) throws InterruptedException {
        assertThat(List.of(m1.becomes(first), m2.becomes(second))).containsExactly(first, second);
    }

    private static Completed filesystem(StandInNode node, String action) throws InterruptedException {
        return node.run(MOUNT[0], MOUNT[1], MOUNT[2], MOUNT[3], action);
    }

    private void splitBrain() throws InterruptedException {
        m1.ok("drbdadm", "primary", "r0");
        m1.ok("drbdadm", "write", "1");
        pair.cable(false);
        bothAre("WFConnection Primary/Unknown UpToDate/DUnknown", "WFConnection Secondary/Unknown UpToDate/DUnknown");
        m2.ok("drbdadm", "primary", "r0");
        m1.ok("drbdadm", "write", "2");
        m2.ok("drbdadm", "write", "3");
        pair.cable(true);
        bothAre("StandAlone Primary/Unknown UpToDate/DUnknown", "StandAlone Primary/Unknown UpToDate/DUnknown");
    }

    @Test
    void twoPrimariesPartForGoodAndTheKernelsLogSaysWhy() throws Exception {
        splitBrain();
        for (StandInNode node : List.of(m1, m2)) {
            assertThat(node.kernelLog().lines().map(KernelLog::classify))
                    .contains(KernelLog.Kind.PEER_LOST, KernelLog.Kind.SPLIT_BRAIN, KernelLog.Kind.STAND_ALONE);
        }
        assertThat(m1.records()).containsExactly(1L, 2L);
        assertThat(m2.records()).containsExactly(1L, 3L);
    }

    @Test
    void whoDiscardsHisDataGetsTheOthers() throws Exception {
        splitBrain();
        assertThat(m2.drbdadm("connect", "--discard-my-data", "r0").stderr())
                .contains("--discard-my-data not allowed when primary");
        m2.ok("drbdadm", "secondary", "r0");
        m2.ok("drbdadm", "--", "--discard-my-data", "connect", "r0");
        m1.ok("drbdadm", "connect", "r0");
        bothAre("Connected Primary/Secondary UpToDate/UpToDate", "Connected Secondary/Primary UpToDate/UpToDate");
        assertThat(m2.kernelLog())
                .contains("Split-Brain detected, manually solved. Sync from peer node", "Resync done");
        assertThat(m2.records()).isEqualTo(m1.records()).containsExactly(1L, 2L);
    }

    @Test
    void ofTwoConnectedNodesOnlyOneIsPrimary() throws Exception {
        m1.ok("drbdadm", "primary", "r0");
        Completed refused = m2.drbdadm("primary", "r0");
        assertThat(refused.exitCode()).isEqualTo(11);
        assertThat(refused.stderr()).contains("(-1) Multiple primaries not allowed by config");
        assertThat(m2.drbdadm("write", "1").exitCode()).isEqualTo(1);
        assertThat(m2.ok("drbdadm", "role", "r0")).isEqualTo("Secondary/Primary");
    }

    @Test
    void aDeadPeerIsNoticedByTheOneThatWantsToTakeOver() throws Exception {
        m1.ok("drbdadm", "primary", "r0");
        m1.ok("drbdadm", "write", "1");
        pair.powerOff(m1);
        m2.ok("drbdadm", "primary", "r0");
        assertThat(m2.state()).endsWith("Primary/Unknown UpToDate/DUnknown");
        assertThat(m2.records()).containsExactly(1L);
    }

    @Test
    void aDiskThatIsOutdatedOrInconsistentIsNotPromotedAlone() throws Exception {
        m2.ok("drbdadm", "disconnect", "r0");
        m2.ok("drbdadm", "outdate", "r0");
        assertThat(m2.state()).isEqualTo("StandAlone Secondary/Unknown Outdated/DUnknown");
        assertThat(m2.drbdadm("primary", "r0").exitCode()).isEqualTo(17);
        m2.ok("drbdadm", "down", "r0");
        m2.ok("drbdadm", "create-md", "--force", "r0");
        m2.ok("drbdadm", "attach", "r0");
        assertThat(m2.state()).isEqualTo("StandAlone Secondary/Unknown Inconsistent/DUnknown");
        assertThat(m2.drbdadm("primary", "r0").exitCode()).isEqualTo(17);
        m2.ok("drbdadm", "connect", "r0");
        bothAre("Connected Secondary/Secondary UpToDate/UpToDate", "Connected Secondary/Secondary UpToDate/UpToDate");
    }

    @Test
    void theSourceOfAResyncThatDiesLeavesADiskOfNoUse() throws Exception {
        pair.close();
        pair = StandInPair.running(Files.createDirectory(folder.resolve("slow")), "64K");
        m1 = pair.m1;
        m2 = pair.m2;
        String source = "SyncSource Secondary/Secondary UpToDate/Inconsistent";
        String target = "SyncTarget Secondary/Secondary Inconsistent/UpToDate";
        m2.ok("drbdadm", "down", "r0");
        m2.ok("drbdadm", "create-md", "--force", "r0");
        m2.ok("drbdadm", "up", "r0");
        bothAre(source, target);
        assertThat(m2.status().flatMap(DrbdStatus::resyncPercent)).isPresent();
        pair.powerOff(m1);
        assertThat(m2.becomes("WFConnection Secondary/Unknown Inconsistent/DUnknown"))
                .contains(" Inconsistent/");
        assertThat(m2.drbdadm("primary", "r0").exitCode()).isEqualTo(17);
        pair.powerOn(m1);
        bothAre(source, target);
    }

    @Test
    void stateOutlivesAPowerCut() throws Exception {
        m1.ok("drbdadm", "primary", "r0");
        m1.ok("drbdadm", "write", "1");
        pair.powerOff(m1);
        m2.ok("drbdadm", "primary", "r0");
        m2.ok("drbdadm", "write", "2");
        pair.powerOn(m1);
        bothAre("Connected Secondary/Primary UpToDate/UpToDate", "Connected Primary/Secondary UpToDate/UpToDate");
        assertThat(m1.kernelLog()).contains("Began resync as SyncTarget");
        assertThat(m1.records()).containsExactly(1L, 2L);
    }

    @Test
    void anOpenDeviceKeepsItsRoleAndOnlyAPrimaryMounts() throws Exception {
        assertThat(filesystem(m1, "start").stderr()).contains("not Primary");
        m1.ok("drbdadm", "primary", "r0");
        m1.ok("drbdadm", "write", "7");
        assertThat(filesystem(m1, "start").ok()).isTrue();
        assertThat(m1.ok("cat", "/d0/" + StandInDisk.LEDGER)).isEqualTo("7");
        assertThat(filesystem(m1, "status").stdout()).contains("running");
        Completed refused = m1.drbdadm("secondary", "r0");
        assertThat(refused.exitCode()).isEqualTo(11);
        assertThat(refused.stderr()).contains("Device is held open by someone");
        assertThat(filesystem(m1, "stop").ok()).isTrue();
        assertThat(filesystem(m1, "status").exitCode()).isEqualTo(3);
        m1.ok("drbdadm", "secondary", "r0");
        bothAre("Connected Secondary/Secondary UpToDate/UpToDate", "Connected Secondary/Secondary UpToDate/UpToDate");
    }

    @Test
    void whatIsAskedOrOrderedWronglyIsAnsweredAsByDrbd() throws Exception {
        assertThat(m1.ok("drbdadm", "cstate", "r0")).isEqualTo("Connected");
        assertThat(m1.ok("drbdadm", "dstate", "all")).isEqualTo("UpToDate/UpToDate");
        assertThat(m1.ok("drbdadm", "sh-dev", "r0")).isEqualTo("/dev/drbd0");
        assertThat(m1.drbdadm("connect", "r0").stderr()).contains("(125) Device has a net-config");
        assertThat(m1.drbdadm("outdate", "r0").stderr()).contains("Refusing to be Outdated while Connected");
        assertThat(m1.drbdadm("role", "r1").stderr()).contains("'r1' not defined in your config");
        assertThat(m1.drbdadm("promote", "r0").stderr()).contains("Unknown command 'promote'");
        m1.ok("drbdadm", "down", "r0");
        assertThat(m1.ok("drbdadm", "role", "r0")).isEqualTo("Unconfigured");
        assertThat(m1.drbdadm("primary", "r0").exitCode()).isEqualTo(10);
    }
}
