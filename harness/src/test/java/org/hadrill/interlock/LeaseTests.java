package org.hadrill.interlock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hadrill.fault.FaultException;
import org.hadrill.remote.RemoteHost;
import org.hadrill.time.ManualTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The lease's own shell commands, run by the sh of this machine on two nodes whose clocks differ by an hour. */
@Timeout(60)
class LeaseTests {
    @TempDir
    Path root;

    private LocalNode m1 = new LocalNode("m1", Path.of(""), 0);
    private LocalNode m2 = m1;
    private List<RemoteHost> nodes = List.of();

    @BeforeEach
    void twoNodes() {
        m1 = new LocalNode("m1", root, 1_000_000);
        m2 = new LocalNode("m2", root, 1_003_600);
        nodes = List.of(m1, m2);
    }

    private Lease take(String owner) throws LeaseException, InterruptedException {
        return Lease.take(owner, nodes, new ManualTime(), "killed"::equals);
    }

    private void pass(long seconds) {
        m1.second += seconds;
        m2.second += seconds;
    }

    @Test
    void aSecondRunIsToldWhoHasItSinceWhenAndForHowLong() throws Exception {
        take("alice");
        pass(10);

        assertThatThrownBy(() -> take("bob"))
                .isInstanceOf(LeaseException.class)
                .hasMessageContaining("m1 is held by alice since at-1000000, for 290 s more")
                .hasMessageContaining("--break-lease");
    }

    @Test
    void givenBackItLeavesNothingAndIsFree() throws Exception {
        take("alice").close();

        assertThat(m1.folder).isEmptyDirectory();
        assertThat(m2.folder).isEmptyDirectory();
        take("bob").check();
    }

    @Test
    void everyCheckRenewsIt() throws Exception {
        Lease alice = take("alice");
        pass(Lease.VALID.toSeconds() - 1);
        alice.check();
        pass(Lease.VALID.toSeconds() - 1);

        assertThatThrownBy(() -> take("bob")).hasMessageContaining("alice since at-1000000, for 1 s more");
    }

    @Test
    void oneThatNobodyRenewsRunsOutAndItsOwnerNoticesThatAnotherHasIt() throws Exception {
        Lease alice = take("alice");
        pass(Lease.VALID.toSeconds());

        Lease bob = take("bob");

        assertThat(bob.notes()).hasSize(2).first().asString().contains("m1 of alice had run out");
        assertThat(bob.notes()).isEmpty();
        assertThatThrownBy(alice::check).isInstanceOf(FaultException.class).hasMessageContaining("held by bob");
        bob.check();
    }

    @Test
    void oneThatSomebodyBrokeIsNoticedAtTheNextCheck() throws Exception {
        Lease alice = take("alice");

        Lease.breakOn(nodes);
        take("bob");

        assertThatThrownBy(alice::check).hasMessageContaining("held by bob");
    }

    @Test
    void ofAnOwnerThatIsKnownToHaveDiedItIsTakenAtOnce() throws Exception {
        take("killed");

        Lease bob = take("bob");

        assertThat(bob.notes()).hasSize(2).allSatisfy(n -> assertThat(n).contains("of killed, which has ended"));
        assertThatThrownBy(() -> take("alice")).hasMessageContaining("held by bob");
    }

    @Test
    void aNodeThatBootedGetsItAgain() throws Exception {
        Lease alice = take("alice");
        Files.delete(m1.folder.resolve("lease"));

        alice.check();

        assertThat(m1.folder.resolve("lease")).content().contains("alice");
    }

    @Test
    void heldOnOneNodeOnlyItIsRefusedAndNothingIsKeptOnTheOther() throws Exception {
        m1.silent = true;
        take("alice");
        m1.silent = false;

        assertThatThrownBy(() -> take("bob")).hasMessageContaining("m2 is held by alice");

        assertThat(m1.folder).isEmptyDirectory();
    }

    @Test
    void oneNodeIsEnoughWhenTheOtherIsDownAndNoneIsNot() throws Exception {
        Lease alice = take("alice");
        m1.silent = true;
        alice.check();
        m2.silent = true;

        assertThatThrownBy(alice::check).hasMessageContaining("no node answers").hasMessageContaining("no route");
    }

    @Test
    void anOwnerThatAShellWouldMisunderstandIsRefused() {
        assertThatThrownBy(() -> take("a b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> take("$(reboot)")).isInstanceOf(IllegalArgumentException.class);
    }
}
