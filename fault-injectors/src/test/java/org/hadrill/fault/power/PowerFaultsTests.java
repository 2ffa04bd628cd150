package org.hadrill.fault.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.hadrill.fault.FakeCluster;
import org.hadrill.fault.FaultException;
import org.hadrill.fault.Injector;
import org.hadrill.fault.UndoJournal.Action;
import org.hadrill.fault.UndoJournal.Entry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PowerFaultsTests {
    private static final Duration STANDS = Duration.ofSeconds(35);
    private static final String LOST = "block drbd0: PingAck did not arrive in time.";

    private final FakeCluster cluster = new FakeCluster("builtin");

    @BeforeEach
    void cardsObey() {
        cluster.nodes.forEach((name, node) -> {
            cluster.host(name).answers("ip link set eth2 down", "", () -> node.eth2 = "down");
            cluster.host(name).answers("ip link set eth2 up", "", () -> node.eth2 = "up");
        });
    }

    @Test
    void bothNodesAreCutAndComeBackFromOtherBoots() throws Exception {
        Injector both = new PowerCutBothInjector(cluster.context());
        assertThat(both.check().proven()).isTrue();

        both.inject();
        assertThat(both.prove().proven()).isTrue();
        assertThat(both.confirm().proven()).as("nobody is left to lose a peer").isTrue();
        both.revert();

        assertThat(both.proveReverted().proven()).isTrue();
        assertThat(both.undo()).extracting(Entry::action).containsExactly(Action.POWER_ON, Action.POWER_ON);
    }

    @Test
    void oneOfTwoThatShutsDownPolitelyIsNoPowerCut() throws Exception {
        Injector both = new PowerCutBothInjector(cluster.context());
        both.inject();
        cluster.node(cluster.m2).polite = true;

        assertThat(both.confirm().evidence()).contains("the console of m2 shows a shutdown");
        assertThat(both.confirm().proven()).isFalse();
    }

    @Test
    void aSingleCutIsConfirmedByTheSurvivorsDisk() throws Exception {
        Injector cut = new PowerCutInjector(cluster.context(), cluster.m1);
        cut.inject();
        assertThat(cut.confirm().proven()).isFalse();

        cluster.log(cluster.m2, "kernel", LOST);

        assertThat(cut.confirm().proven()).isTrue();
    }

    private Injector midResync() {
        cluster.node(cluster.m1).powered = false;
        cluster.node(cluster.m1).serves = false;
        cluster.node(cluster.m2).serves = true;
        cluster.sleep(Duration.ofSeconds(3));
        return new ResyncCutInjector(cluster.context(), cluster.m2);
    }

    @Test
    void theSourceOfAResyncIsCutAsSoonAsTheResyncHasBegun() throws Exception {
        Injector cut = midResync();
        assertThat(cut.check().proven()).isTrue();
        cluster.after(Duration.ofSeconds(60), () -> {
            cluster.node(cluster.m1).drbd = "SyncTarget";
            cluster.node(cluster.m1).disk = "Inconsistent";
        });

        assertThat(cut.approach().orElseThrow().evidence()).isEqualTo("m1 is SyncTarget");
        assertThat(cluster.elapsed()).isLessThan(Duration.ofSeconds(65));
        cut.inject();
        cluster.after(Duration.ofSeconds(2), () -> cluster.node(cluster.m1).drbd = "WFConnection");

        assertThat(cut.prove().proven()).isTrue();
        assertThat(cluster.node(cluster.m2).powered).isFalse();
        assertThat(cluster.host(cluster.m2).commands)
                .containsExactly("n=$(df -Pm /d0 | awk 'NR == 2 {print int($4 * 3 / 4)}'); [ $n -lt 2048 ] || n=2048;"
                        + " dd if=/dev/zero of=/d0/hadrill-fill bs=1M count=$n conv=fsync && rm /d0/hadrill-fill");
        cut.revert();
        assertThat(cut.proveReverted().proven()).isTrue();
    }

    @Test
    void aResyncThatWasOverBeforeTheCutProvesNothing() throws Exception {
        Injector cut = midResync();
        cluster.after(Duration.ofSeconds(60), () -> cluster.node(cluster.m1).drbd = "SyncTarget");
        cut.approach();
        cut.inject();
        cluster.node(cluster.m1).drbd = "WFConnection";

        assertThat(cut.prove().proven()).isFalse();
    }

    @Test
    void withoutAResyncThereIsNoMomentForTheCut() throws Exception {
        Injector cut = midResync();

        assertThat(cut.approach().orElseThrow().proven()).isFalse();
        assertThat(cluster.node(cluster.m2).powered).isTrue();
    }

    @Test
    void theSecondFaultFollowsWritesThatTheFirstLeftOnOneDisk() throws Exception {
        cluster.ledger = true;
        Injector both = new CutAfterDisconnectInjector(cluster.context(), cluster.m1, STANDS);
        assertThat(both.check().proven()).isTrue();
        both.arm();

        both.inject();

        assertThat(cluster.elapsed()).isGreaterThanOrEqualTo(CutAfterDisconnectInjector.ALONE);
        assertThat(both.prove().evidence()).contains("writes were acknowledged on m1 while the interconnect was down");
        both.revert();
        assertThat(both.proveReverted().proven()).isTrue();
    }

    @Test
    void theSecondFaultIsNotDoneWhenTheFirstDidNotBite() {
        cluster.host(cluster.m2).answers("ip link set eth2 down", "");
        Injector both = new CutAfterDisconnectInjector(cluster.context(), cluster.m1, STANDS);

        assertThatThrownBy(both::inject).isInstanceOf(FaultException.class).hasMessageContaining("eth2 on m2 reads up");
        assertThat(cluster.node(cluster.m1).powered).isTrue();
    }

    @Test
    void withoutAcknowledgedWritesALabWithALedgerProvesNothing() throws Exception {
        Injector both = new CutAfterDisconnectInjector(cluster.context(), cluster.m1, STANDS);
        both.inject();
        cluster.ledger = true;

        assertThat(both.prove().proven()).isFalse();
    }
}
