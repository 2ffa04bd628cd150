package org.hadrill.controller.outdate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.hadrill.drbd.DiskState;
import org.hadrill.drbd.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

final class OutdatePeerTests {
    private final FakePorts ports = new FakePorts();

    @Test
    void aPeerThatLetsItselfBeOutdatedIsNotShot() {
        ports.dead("eth2").living("eth0");

        assertThat(OutdatePeer.run(ports)).isEqualTo(4);
        assertThat(ports.done).containsExactly("ask eth2", "ask eth0", "outdate eth0");
    }

    @Test
    void aPeerThatSaysOutdatedAlreadyIsLeftAlone() {
        ports.there = FakePorts.state(Role.SECONDARY, DiskState.OUTDATED);
        ports.living("eth0");

        assertThat(OutdatePeer.run(ports)).isEqualTo(4);
        assertThat(ports.done).containsExactly("ask eth0");
    }

    @Test
    void aPeerInTheMiddleOfAResyncCannotBeUsedAndIsLeftAlone() {
        ports.there = FakePorts.state(Role.SECONDARY, DiskState.INCONSISTENT);
        ports.living("eth0");

        assertThat(OutdatePeer.run(ports)).isEqualTo(3);
        assertThat(ports.done).containsExactly("ask eth0");
    }

    /** What Heartbeat's dopd got wrong: the peer said yes, and its disk stayed as it was. */
    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"OUTDATED", "INCONSISTENT"})
    void aPeerWhoseDiskIsNotReadBackAsOutdatedIsShot(DiskState stays) {
        ports.outdatedBecomes = stays;
        ports.living("eth0");

        assertThat(OutdatePeer.run(ports)).isEqualTo(7);
        assertThat(ports.done).containsExactly("ask eth0", "outdate eth0", "fence");
    }

    @Test
    void aSilentPeerIsShot() {
        ports.dead("eth2").dead("eth0");

        assertThat(OutdatePeer.run(ports)).isEqualTo(7);
        assertThat(ports.done).containsExactly("ask eth2", "ask eth0", "fence");
    }

    @Test
    void aPeerWithoutAnyPathIsShot() {
        assertThat(OutdatePeer.run(ports)).isEqualTo(7);
    }

    @Test
    void fencingThatIsNotConfirmedIsNoAnswer() {
        ports.bmcWorks = false;
        ports.dead("eth0");

        assertThat(OutdatePeer.run(ports)).isEqualTo(1);
    }

    @Test
    void aPathThatDiesWhileThePeerIsOutdatedIsNotTheLastWord() {
        ports.path("eth2", true, false).living("eth0");

        assertThat(OutdatePeer.run(ports)).isEqualTo(4);
        assertThat(ports.done).containsExactly("ask eth2", "outdate eth2", "ask eth0");
    }

    @Test
    void outdatedOverAPathThatDiedIsNotBelievedUnread() {
        ports.path("eth2", true, false).dead("eth0");

        assertThat(OutdatePeer.run(ports)).isEqualTo(7);
    }

    /** 20 of 20 records were lost: m2 was shot, came back first, shot m1 as it booted, promoted its merely Consistent disk. */
    @Test
    void aNodeThatRebootedDoesNotShootASilentPeerToMakeItsOldDataTheNewest() {
        ports.here = FakePorts.state(Role.SECONDARY, DiskState.CONSISTENT);
        ports.dead("eth2").dead("eth0");

        assertThat(OutdatePeer.run(ports)).isEqualTo(1);
        assertThat(ports.done).doesNotContain("fence");
    }

    @Test
    void aNodeThatRebootedMayOutdateAPeerThatRebootedToo() {
        ports.here = FakePorts.state(Role.SECONDARY, DiskState.CONSISTENT);
        ports.there = FakePorts.state(Role.SECONDARY, DiskState.CONSISTENT);
        ports.living("eth0");

        assertThat(OutdatePeer.run(ports)).isEqualTo(4);
    }

    /** The same loss without a shot: m1 knows that it has the newest data, m2 would outdate it over eth0 and promote the old. */
    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"OUTDATED", "INCONSISTENT", "CONSISTENT"})
    void aNodeThatRebootedLeavesAPeerAloneWhoseDiskMayBeBetter(DiskState better) {
        ports.here = FakePorts.state(Role.SECONDARY, DiskState.CONSISTENT);
        ports.there = FakePorts.state(Role.SECONDARY, better);
        ports.living("eth0");

        assertThat(OutdatePeer.run(ports)).isEqualTo(1);
        assertThat(ports.done).containsExactly("ask eth0");
        assertThat(ports.log).anyMatch(l -> l.contains("its disk may be better than ours"));
    }

    @Test
    void aNodeThatRebootedDoesNotShootAPeerThatRefusesToBeOutdated() {
        ports.here = FakePorts.state(Role.SECONDARY, DiskState.CONSISTENT);
        ports.there = FakePorts.state(Role.SECONDARY, DiskState.CONSISTENT);
        ports.outdatedBecomes = DiskState.CONSISTENT;
        ports.living("eth0");

        assertThat(OutdatePeer.run(ports)).isEqualTo(1);
        assertThat(ports.done).doesNotContain("fence");
    }

    @ParameterizedTest
    @CsvSource({
        "SECONDARY, UP_TO_DATE, 6",
        "SECONDARY, CONSISTENT, 6",
        "PRIMARY, UP_TO_DATE, 1",
        "OTHER, UP_TO_DATE, 1",
    })
    void aPrimaryPeerIsNeitherOutdatedNorShot(Role role, DiskState disk, int exitCode) {
        ports.here = FakePorts.state(role, disk);
        ports.there = FakePorts.state(Role.PRIMARY, DiskState.UP_TO_DATE);
        ports.living("eth0");

        assertThat(OutdatePeer.run(ports)).isEqualTo(exitCode);
        assertThat(ports.done).containsExactly("ask eth0");
    }

    @Test
    void aPeerThatWasPromotedMeanwhileIsNotShot() {
        ports.here = FakePorts.state(Role.SECONDARY, DiskState.UP_TO_DATE);
        ports.paths.add(new PromotedMeanwhile());

        assertThat(OutdatePeer.run(ports)).isEqualTo(6);
        assertThat(ports.done).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"UP_TO_DATE", "CONSISTENT"})
    void aNodeWhoseOwnDiskIsNoGoodLeavesThePeerAlone(DiskState disk) {
        ports.here = FakePorts.state(Role.PRIMARY, disk);
        ports.living("eth0");

        assertThat(OutdatePeer.run(ports)).isEqualTo(1);
        assertThat(ports.done).isEmpty();
    }

    @Test
    void everyStepCanBeReadInTheLog() {
        ports.dead("192.168.200.2").living("192.168.46.102");

        OutdatePeer.run(ports);

        assertThat(ports.log)
                .containsExactly(
                        "wants the peer outdated; here Primary, UpToDate",
                        "peer over 192.168.200.2: no answer",
                        "peer over 192.168.46.102: Secondary, UpToDate",
                        "after outdating it over 192.168.46.102: Secondary, Outdated",
                        "answers 4 (peer outdated)");
    }

    private static final class PromotedMeanwhile implements Ports.PeerPath {
        @Override
        public String name() {
            return "eth0";
        }

        @Override
        public Optional<DrbdState> state() {
            return Optional.of(FakePorts.state(Role.SECONDARY, DiskState.UP_TO_DATE));
        }

        @Override
        public Optional<DrbdState> outdate() {
            return Optional.of(FakePorts.state(Role.PRIMARY, DiskState.UP_TO_DATE));
        }
    }
}
