package org.hadrill.fault.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.hadrill.fault.FakeCluster;
import org.hadrill.fault.FaultException;
import org.hadrill.fault.Injector;
import org.hadrill.fault.UndoJournal.Entry;
import org.junit.jupiter.api.Test;

class LinkFaultsTests {
    private static final Duration STANDS = Duration.ofSeconds(35);
    private static final String PLAIN = "qdisc fq_codel 0: root refcnt 2 limit 10240p flows 1024\n"
            + " Sent 9000 bytes 90 pkt (dropped 0, overlimits 0 requeues 0)\n";

    private final FakeCluster cluster = new FakeCluster("builtin");

    private static String netem(long passed, long dropped) {
        return "qdisc netem 8001: root refcnt 2 limit 1000 delay 50ms loss 20%\n Sent 4140 bytes " + passed
                + " pkt (dropped " + dropped + ", overlimits 0 requeues 0)\n backlog 0b 0p requeues 0\n";
    }

    @Test
    void theInterconnectIsDownWhenItReadsSoAndNothingPasses() throws Exception {
        Injector down = new InterconnectDownInjector(cluster.context(), STANDS);
        cluster.host(cluster.m1).answers("ip link set eth2 down", "", () -> cluster.node(cluster.m1).eth2 = "down");
        cluster.host(cluster.m2).answers("ip link set eth2 down", "", () -> cluster.node(cluster.m2).eth2 = "down");
        cluster.host(cluster.m1).answers("ip link set eth2 up", "", () -> cluster.node(cluster.m1).eth2 = "up");
        cluster.host(cluster.m2).answers("ip link set eth2 up", "", () -> cluster.node(cluster.m2).eth2 = "up");

        assertThat(down.check().proven()).isTrue();
        down.arm();
        down.inject();
        assertThat(down.prove().proven()).isTrue();
        down.revert();

        assertThat(down.proveReverted().proven()).isTrue();
        assertThat(cluster.host(cluster.m1).commands)
                .as("the timer outlives the planned undo")
                .anyMatch(c -> c.contains("sleep 65; ip link set eth2 up"));
    }

    @Test
    void aCardThatReadsDownButHearsIsNotDown() throws Exception {
        Injector down = new InterconnectDownInjector(cluster.context(), STANDS);
        down.inject();

        assertThat(down.prove().evidence()).contains("eth2 on m1 reads up");
    }

    @Test
    void aLossInOneDirectionIsProvenByBothCounters() throws Exception {
        cluster.host(cluster.m1).answers("tc -s", PLAIN);
        Injector deaf = new OneWayLossInjector(cluster.context(), cluster.m1, STANDS);
        assertThat(deaf.check().proven()).isTrue();
        cluster.host(cluster.m1).answers("tc -s", netem(0, 7));
        cluster.host(cluster.m1)
                .answers(
                        "tc qdisc replace dev eth2 root netem loss 100%",
                        "", () -> cluster.node(cluster.m2).hears = false);

        deaf.inject();

        assertThat(deaf.prove().proven()).isTrue();
        assertThat(deaf.confirm().proven()).isTrue();
        assertThat(deaf.undo())
                .extracting(Entry::command)
                .containsExactly("tc qdisc del dev eth2 root 2>/dev/null; true");
    }

    @Test
    void aLossInBothDirectionsOrInNoneIsNotOneWay() throws Exception {
        Injector deaf = new OneWayLossInjector(cluster.context(), cluster.m1, STANDS);
        cluster.host(cluster.m1).answers("tc -s", netem(0, 7));
        assertThat(deaf.prove().proven()).as("m2 still hears").isFalse();

        cluster.node(cluster.m1).hears = false;
        cluster.node(cluster.m2).hears = false;
        assertThat(deaf.prove().evidence()).contains("m2 received 0, m1 0");
        assertThat(deaf.prove().proven()).isFalse();
    }

    @Test
    void aForeignNetemIsNotReplaced() throws Exception {
        cluster.host(cluster.m2).answers("tc -s", netem(3, 0));

        assertThat(new LossyInterconnectInjector(cluster.context(), STANDS)
                        .check()
                        .proven())
                .isFalse();
    }

    @Test
    void aLossyInterconnectIsProvenWhenEachNodeHasLostPackets() throws Exception {
        Injector lossy = new LossyInterconnectInjector(cluster.context(), STANDS);
        cluster.host(cluster.m1).answers("tc -s", netem(40, 11));
        cluster.host(cluster.m2).answers("tc -s", netem(4, 0));
        cluster.after(Duration.ofSeconds(5), () -> cluster.host(cluster.m2).answers("tc -s", netem(9, 1)));

        assertThat(lossy.prove().proven()).isTrue();
    }

    @Test
    void aLossyInterconnectThatLosesNothingIsNotProven() throws Exception {
        Injector lossy = new LossyInterconnectInjector(cluster.context(), STANDS);
        cluster.host(cluster.m1).answers("tc -s", netem(40, 11));
        cluster.host(cluster.m2).answers("tc -s", netem(40, 0));

        assertThat(lossy.prove().proven()).isFalse();
    }

    @Test
    void aNodeIsCutOffWhenNobodyReachesIt() throws Exception {
        Injector cut = CutOffInjector.allOwnLinks(cluster.context(), cluster.m1, STANDS);
        assertThat(cut.check().evidence()).isEqualTo("192.168.46.101 answers observer; 192.168.200.1 answers m2");
        cut.inject();
        assertThat(cut.prove().proven()).isFalse();

        cluster.observer.fails("ping -c 1 -W 1 192.168.46.101");
        assertThat(cut.prove().proven()).as("its peer still reaches it").isFalse();
        cluster.host(cluster.m2).fails("ping -c 1 -W 1 192.168.200.1");

        assertThat(cut.prove().proven()).isTrue();
        assertThat(cluster.host(cluster.m1).commands).endsWith("ip link set eth2 down; ip link set eth0 down");
    }

    @Test
    void thePeerMayTakeOverTheRoutersAddressWhileTheOuterLinkIsDown() throws Exception {
        Injector cut = CutOffInjector.outerLinks(cluster.context(), cluster.m1, STANDS);
        cluster.observer.fails("ping -c 1 -W 1 192.168.46.101");
        assertThat(cut.prove().proven()).as("the router still answers").isFalse();
        cluster.observer.fails("ping -c 1 -W 1 192.168.46.200");
        assertThat(cut.prove().proven()).isTrue();

        cluster.observer.answers("ping -c 1 -W 1 192.168.46.200", "");

        assertThat(cut.confirm().proven()).isTrue();
    }

    @Test
    void aNodeThatCutsOffOurselvesIsUndoneWhenItIsBack() throws Exception {
        Injector cut = CutOffInjector.allOwnLinks(cluster.context(), cluster.m1, STANDS);
        cluster.host(cluster.m1).reachable = false;
        cluster.node(cluster.m1).powered = false;
        cut.inject();
        cluster.sleep(Duration.ofSeconds(5));
        cluster.after(Duration.ofSeconds(60), () -> {
            cluster.host(cluster.m1).reachable = true;
            cluster.node(cluster.m1).powered = true;
        });

        cut.revert();

        assertThat(cluster.host(cluster.m1).commands).contains("ip link set eth0 up; ip link set eth2 up");
        assertThat(cut.proveReverted().proven()).isTrue();
    }

    @Test
    void aNodeThatNeverComesBackIsNotUndone() {
        Injector cut = CutOffInjector.allOwnLinks(cluster.context(), cluster.m1, STANDS);
        cluster.host(cluster.m1).reachable = false;
        cluster.node(cluster.m1).powered = false;

        assertThatThrownBy(cut::revert).isInstanceOf(FaultException.class).hasMessageContaining("m1 does not answer");
    }
}
