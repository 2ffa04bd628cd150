package org.hadrill.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hadrill.controller.Action.Verb;
import org.hadrill.controller.Input.Kind;
import org.hadrill.controller.Input.Outcome;
import org.hadrill.controller.Status.GroupState;
import org.hadrill.controller.Status.PeerState;
import org.junit.jupiter.api.Test;

class ControllerTests {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final List<String> BOTH = List.of("eth2", "eth0");

    private static Duel hardened() {
        return Duel.settled(Duel.config(BOTH, false, true));
    }

    private static Duel fenced() {
        return Duel.settled(Duel.config(BOTH, true, true));
    }

    private static Duel article() {
        return Duel.settled(Duel.config(List.of("eth2"), false, false));
    }

    @Test
    void thePreferredNodeAcquiresInOrderOnceBothAreUp() {
        Duel duel = hardened();

        assertThat(duel.m1().serves()).isTrue();
        assertThat(duel.m2().running).isEmpty();
        assertThat(duel.scripts).containsExactly("m1 drbddisk::r0 START", "m1 vz START");
        assertThat(duel.now()).isLessThan(Duel.INITDEAD);
    }

    @Test
    void aNodeAloneWaitsForInitdead() {
        Duel duel = new Duel();
        duel.m1().start();

        duel.pass(Duel.INITDEAD.minusMillis(1));
        assertThat(duel.scripts).isEmpty();
        duel.until(d -> d.m1().serves(), Duration.ofSeconds(2));
        assertThat(duel.logged("node m2: is dead")).isTrue();
    }

    @Test
    void aDeadPeerIsDeclaredExactlyAfterDeadtime() {
        Duel duel = hardened();
        duel.m1().powerOff();
        Duration cut = duel.now();

        duel.until(d -> d.logged("node m1: is dead"), Duel.DEADTIME.plus(Duel.KEEPALIVE));

        assertThat(duel.now().minus(cut)).isBetween(Duel.DEADTIME.minus(Duel.KEEPALIVE), Duel.DEADTIME.plusMillis(10));
        duel.until(d -> d.m2().serves(), Duration.ofSeconds(2));
        assertThat(duel.logged("mach_down takeover complete for node m1.")).isTrue();
    }

    @Test
    void aCleanStopHandsOverWithoutWaiting() {
        Duel duel = hardened();
        duel.scripts.clear();
        duel.m1().command(Kind.STOP);

        Duration took = duel.until(d -> d.m2().serves(), SOON);

        assertThat(took).isLessThan(Duration.ofSeconds(2));
        assertThat(duel.scripts)
                .containsExactly("m1 vz STOP", "m1 drbddisk::r0 STOP", "m2 drbddisk::r0 START", "m2 vz START");
        assertThat(duel.logged("Received shutdown notice from 'm1'.")).isTrue();
        assertThat(duel.m1().ended).isTrue();
        duel.pass(SOON);
        assertThat(duel.m2().status().peerState()).isEqualTo(PeerState.LEFT);
        assertThat(duel.logged("is dead")).isFalse();
    }

    @Test
    void theWatchdogIsLetGoAfterTheLastResourceAndNotBefore() {
        Duel duel = hardened();
        duel.m1().command(Kind.STOP);
        duel.until(d -> d.m1().ended, SOON);

        assertThat(duel.logged("m1 lets go of the watchdog with []")).isTrue();
        assertThat(duel.m1().watchdogOpen).isFalse();
    }

    @Test
    void theWatchdogStaysArmedWhereAResourceCannotBeStopped() {
        Duel duel = hardened();
        duel.scriptEnds = (node, run) ->
                run.verb() == Verb.STOP && node.equals(Duel.M1) ? Optional.of(Outcome.FAILED) : Optional.empty();
        duel.m1().command(Kind.STOP);
        duel.pass(Duration.ofSeconds(10));

        assertThat(duel.m1().status().groups().get(0).here()).isEqualTo(GroupState.STUCK);
        assertThat(duel.m1().watchdogOpen).isTrue();
        assertThat(duel.now().minus(duel.m1().lastPat)).as("no pat any more").isGreaterThan(Duration.ofSeconds(3));
        assertThat(duel.m2().running).isEmpty();
        assertThat(duel.m1().ended).isFalse();
    }

    @Test
    void theServiceGoesHomeWhenThePreferredNodeReturns() {
        Duel duel = hardened();
        duel.m1().powerOff();
        duel.until(d -> d.m2().serves(), SOON);
        duel.m1().on = true;
        duel.m1().start();

        duel.until(d -> d.m1().serves(), SOON);
        assertThat(duel.m2().running).isEmpty();
    }

    @Test
    void failbackWaitsUntilTheDataAreGood() {
        Duel duel = hardened();
        boolean[] good = new boolean[1];
        duel.scriptEnds = (node, run) ->
                run.verb() == Verb.READY ? Optional.of(good[0] ? Outcome.OK : Outcome.FAILED) : Optional.empty();
        duel.m1().powerOff();
        duel.until(d -> d.m2().serves(), SOON);
        duel.m1().on = true;
        duel.m1().start();
        duel.pass(Duration.ofSeconds(60));
        assertThat(duel.m2().serves()).isTrue();

        good[0] = true;
        duel.until(d -> d.m1().serves(), Duration.ofSeconds(5));
    }

    @Test
    void nothingGoesHomeWithoutAutoFailback() {
        Duel duel = new Duel();
        var c = Duel.config(BOTH, false, true);
        duel.config = new org.hadrill.controller.config.HaConfig(
                c.nodes(),
                c.keepalive(),
                c.warntime(),
                c.deadtime(),
                c.initdead(),
                c.deadping(),
                c.udpPort(),
                c.paths(),
                c.pingNodes(),
                false,
                c.watchdog(),
                c.stonith(),
                c.logFile(),
                c.logFacility());
        duel.startBoth();
        duel.m1().powerOff();
        duel.until(d -> d.m2().serves(), SOON);
        duel.m1().on = true;
        duel.m1().start();
        duel.pass(Duration.ofSeconds(60));

        assertThat(duel.m2().serves()).isTrue();
        assertThat(duel.m1().running).isEmpty();
    }

    @Test
    void aGroupThatDoesNotStartIsGivenUpLoudlyAndThePeerIsTold() {
        Duel duel = new Duel();
        duel.scriptEnds = (node, run) -> node.equals(Duel.M1)
                        && run.verb() == Verb.START
                        && run.resource().script().equals("vz")
                ? Optional.of(Outcome.FAILED)
                : Optional.empty();
        duel.startBoth();

        assertThat(duel.m2().serves()).isTrue();
        assertThat(duel.m1().running).isEmpty();
        assertThat(duel.scripts)
                .containsSubsequence("m1 vz START", "m1 vz STOP", "m1 drbddisk::r0 STOP", "m2 drbddisk::r0 START");
        assertThat(duel.logged("Giving up resources due to failure of vz")).isTrue();
        assertThat(duel.logged("REDUNDANCY IS LOST")).isTrue();
        assertThat(duel.logged("m1 INFO mach_down takeover complete")).isFalse();
        // No second outage: the node that failed does not ask for the group again by itself.
        duel.pass(Duration.ofSeconds(600));
        assertThat(duel.scripts).doesNotContain("m2 vz STOP");
    }

    @Test
    void failbackIsTriedAgainWhenTheDataThatFailedItAreGoodAgain() {
        Duel duel = hardened();
        duel.m1().powerOff();
        duel.until(d -> d.m2().serves(), SOON);
        boolean[] outdated = new boolean[1];
        duel.scriptEnds = (node, run) ->
                node.equals(Duel.M1) && outdated[0] && (run.verb() == Verb.START || run.verb() == Verb.READY)
                        ? Optional.of(Outcome.FAILED)
                        : Optional.empty();
        duel.m1().on = true;
        duel.m1().start();
        duel.until(d -> d.logged("m1 asks m2 for"), SOON);
        outdated[0] = true;
        duel.until(d -> d.logged("REDUNDANCY IS LOST"), SOON);
        duel.until(d -> d.m2().serves(), SOON);
        duel.pass(Duration.ofSeconds(30));

        outdated[0] = false;
        duel.until(d -> d.m1().serves(), SOON);
    }

    @Test
    void neverTakeoverCompleteAfterGivingUp() {
        Duel duel = article();
        duel.scriptEnds = (node, run) ->
                node.equals(Duel.M2) && run.verb() == Verb.START ? Optional.of(Outcome.FAILED) : Optional.empty();
        duel.m1().kill();
        duel.pass(Duration.ofSeconds(60));

        assertThat(duel.m1().serves()).isTrue();
        assertThat(duel.m2().running).isEmpty();
        assertThat(duel.logged("takeover complete")).isFalse();
        assertThat(duel.logged("REDUNDANCY IS LOST")).isTrue();
    }

    @Test
    void aControllerRestartedUnderRunningResourcesKeepsThem() {
        Duel duel = hardened();
        duel.scripts.clear();
        duel.m1().kill();
        duel.pass(Duration.ofSeconds(2));
        duel.m1().start();
        duel.pass(Duration.ofSeconds(60));

        assertThat(duel.m1().serves()).isTrue();
        assertThat(duel.scripts).isEmpty();
        assertThat(duel.m1().status().groups().get(0).here()).isEqualTo(GroupState.HELD);
    }

    @Test
    void halfAGroupThatRunsAtTheStartIsStopped() {
        Duel duel = new Duel();
        duel.m1().running.add("drbddisk::r0");
        duel.startBoth();

        assertThat(duel.scripts).startsWith("m1 vz STOP", "m1 drbddisk::r0 STOP");
        assertThat(duel.m1().serves()).isTrue();
    }

    @Test
    void oneLinkOfTwoMayBreak() {
        Duel duel = hardened();
        duel.cut("m1.eth2", "m2.eth2");
        duel.pass(Duration.ofSeconds(60));

        assertThat(duel.logged("Link m1:eth2 dead.")).isTrue();
        assertThat(duel.logged("is dead")).isFalse();
        assertThat(duel.m1().serves()).isTrue();
        assertThat(duel.m2().running).isEmpty();
    }

    @Test
    void afterASplitTheNodeThatIsNotPreferredYields() {
        Duel duel = article();
        duel.cutAll();
        duel.until(d -> d.m1().serves() && d.m2().serves(), SOON);
        duel.mend();

        duel.until(d -> d.m2().running.isEmpty(), SOON);
        assertThat(duel.m1().serves()).isTrue();
        assertThat(duel.logged("m2 CRIT Both machines own our resources!")).isTrue();
        duel.pass(Duration.ofSeconds(60));
        assertThat(duel.m1().serves()).isTrue();
        assertThat(duel.m2().running).isEmpty();
    }

    @Test
    void withStonithTheCutOffNodeIsOffBeforeAnythingIsStarted() {
        Duel duel = fenced();
        duel.cutAll();
        duel.until(d -> d.m2().serves(), SOON);

        assertThat(duel.m1().on).isFalse();
        assertThat(duel.m1().running).isEmpty();
        int off = index(duel, "m1 is switched off");
        int acquiring = index(duel, "m2 INFO Acquiring resource group");
        assertThat(off).isLessThan(acquiring).isNotNegative();
        assertThat(duel.m2().on).as("who serves shoots nobody").isTrue();
    }

    @Test
    void nothingIsTakenOverWhileNoFenceIsConfirmed() {
        Duel duel = fenced();
        duel.bmcsAnswer = false;
        duel.m1().powerOff();
        duel.pass(Duration.ofSeconds(120));
        assertThat(duel.m2().running).isEmpty();
        assertThat(duel.logged("not confirmed to be off")).isTrue();

        duel.bmcsAnswer = true;
        duel.until(d -> d.m2().serves(), SOON);
    }

    @Test
    void aFrozenNodeDoesNotTakeThePeerForDeadWhenItWakes() {
        Duel duel = article();
        duel.m2().frozen = true;
        duel.pass(Duration.ofSeconds(60));
        duel.m2().thaw();
        duel.pass(Duration.ofSeconds(10));

        assertThat(duel.logged("m2 WARN node m1: is dead")).isFalse();
        assertThat(duel.logged("this controller did not run for")).isTrue();
        assertThat(duel.m2().running).isEmpty();
    }

    @Test
    void timeInWhichThisNodeDidNotRunIsNoSilenceOfThePeer() {
        Duel duel = hardened();
        duel.cutAll();
        duel.pass(Duel.DEADTIME.minus(Duel.KEEPALIVE).minusMillis(500));
        duel.m2().frozen = true;
        duel.pass(Duel.KEEPALIVE.multipliedBy(2));
        duel.mend();
        duel.m2().thaw();
        duel.pass(Duration.ofSeconds(10));

        assertThat(duel.logged("m2 WARN this controller did not run for")).isTrue();
        assertThat(duel.logged("m2 WARN node m1: is dead")).isFalse();
    }

    @Test
    void aResourceThatIsKnownToBeStoppedIsStartedWithoutAQuestion() {
        Duel duel = hardened();
        List<String> asked = new ArrayList<>();
        duel.scriptEnds = (node, run) -> {
            asked.add(node + " " + run.resource() + " " + run.verb());
            return Optional.empty();
        };
        duel.m1().powerOff();
        duel.until(d -> d.m2().serves(), SOON);

        assertThat(asked).containsExactly("m2 drbddisk::r0 START", "m2 vz START");
    }

    @Test
    void standbyHandsOverAndStaysUntilTakeover() {
        Duel duel = hardened();
        duel.m1().command(Kind.STANDBY);
        duel.until(d -> d.m2().serves(), SOON);
        duel.pass(Duration.ofSeconds(60));
        assertThat(duel.m2().serves()).isTrue();

        duel.m1().command(Kind.TAKEOVER);
        duel.until(d -> d.m1().serves(), SOON);
        assertThat(duel.m2().running).isEmpty();
    }

    @Test
    void takeoverByTheOtherNodeIsNotUndoneByFailback() {
        Duel duel = hardened();
        duel.m2().command(Kind.TAKEOVER);
        duel.until(d -> d.m2().serves(), SOON);
        duel.pass(Duration.ofSeconds(60));
        assertThat(duel.m2().serves()).isTrue();
    }

    @Test
    void standbyIsRefusedWhereNobodyCouldTakeOver() {
        Duel duel = hardened();
        duel.m2().powerOff();
        duel.pass(Duration.ofSeconds(10));
        duel.m1().command(Kind.STANDBY);
        duel.pass(Duration.ofSeconds(10));
        assertThat(duel.m1().serves()).isTrue();
    }

    @Test
    void aResourceThatDiesIsRestartedInPlace() {
        Duel duel = new Duel();
        duel.monitor = Duration.ofSeconds(5);
        duel.startBoth();
        duel.scripts.clear();
        duel.m1().running.remove("vz");

        duel.until(d -> d.m1().serves(), Duration.ofSeconds(8));
        assertThat(duel.scripts).containsExactly("m1 vz STOP", "m1 vz START");
    }

    @Test
    void aResourceThatKeepsDyingGoesToThePeer() {
        Duel duel = new Duel();
        duel.monitor = Duration.ofSeconds(5);
        duel.startBoth();
        for (int i = 0; i < 60 && !duel.m2().serves(); i++) {
            duel.m1().running.remove("vz");
            duel.pass(Duration.ofSeconds(1));
        }
        assertThat(duel.m2().serves()).isTrue();
        assertThat(duel.m1().running).isEmpty();
        assertThat(duel.logged("restarts did not help")).isTrue();
    }

    @Test
    void aLossyLinkCausesNoTakeover() {
        Duel duel = hardened();
        duel.lossy = true;
        duel.pass(Duration.ofSeconds(300));
        assertThat(duel.logged("is dead")).isFalse();
        assertThat(duel.m2().running).isEmpty();
    }

    @Test
    void theSameInputsGiveTheSameActions() {
        List<List<String>> runs = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Duel duel = fenced();
            duel.cutAll();
            duel.pass(Duration.ofSeconds(30));
            runs.add(duel.log);
        }
        assertThat(runs.get(0)).isEqualTo(runs.get(1)).isNotEmpty();
    }

    @Test
    void forgedDatagramsAreDroppedCountedAndLoggedOnce() {
        Duel duel = hardened();
        for (int i = 0; i < 1000; i++) {
            duel.m1()
                    .input(new Input.Datagram("eth0", ("###\n" + i).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        }
        assertThat(duel.m1().status().dropped().values()).containsExactly(1000L);
        assertThat(duel.log.stream().filter(l -> l.contains("datagram dropped")))
                .hasSize(1);
    }

    private static int index(Duel duel, String text) {
        for (int i = 0; i < duel.log.size(); i++) {
            if (duel.log.get(i).contains(text)) {
                return i;
            }
        }
        return -1;
    }
}
