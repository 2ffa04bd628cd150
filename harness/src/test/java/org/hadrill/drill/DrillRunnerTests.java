package org.hadrill.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hadrill.cluster.NodeName;
import org.hadrill.drill.ScriptedCluster.Trouble;
import org.hadrill.fault.FaultException;
import org.hadrill.fault.Proof;
import org.hadrill.fault.UndoJournal;
import org.hadrill.interlock.Interlock;
import org.hadrill.probe.ClusterView;
import org.hadrill.recording.Event;
import org.hadrill.recording.Event.FaultStep;
import org.hadrill.recording.Event.LogLine;
import org.hadrill.recording.Event.Mark;
import org.hadrill.recording.Event.Point;
import org.hadrill.recording.Event.Step;
import org.hadrill.recording.Header.Expectation;
import org.hadrill.recording.Recording;
import org.hadrill.recording.RecordingFile;
import org.hadrill.remote.PowerControl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrillRunnerTests {
    private static final List<String> ALL_STEPS =
            List.of("check", "undo", "arm", "inject", "prove", "confirm", "revert", "proveReverted");

    @TempDir
    private Path run;

    private final ScriptedCluster cluster = new ScriptedCluster();
    private final ScriptedLab lab = new ScriptedLab(cluster.inventory);
    private Map<NodeName, PowerControl> power = Map.of();
    private Interlock interlock = Interlock.NONE;
    private ScriptedInjector fault = new ScriptedInjector(Path.of(""));

    /** The fault is a power cut of m1 from which the cluster recovers in 10 s, and to which it comes back in 20 s. */
    @BeforeEach
    void healthyPowerCut() {
        fault = new ScriptedInjector(run);
        fault.onInject = () -> {
            cluster.has(Trouble.M1_DEAD, true);
            cluster.after(10, () -> cluster.owner(cluster.m2));
        };
        fault.onRevert = () -> {
            cluster.has(Trouble.M1_DEAD, false);
            cluster.after(20, () -> cluster.owner(cluster.m1));
        };
    }

    private Traces traces = Traces.NONE;

    @AfterEach
    void noInterruptIsLeftForOtherTests() {
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void aDrillCallsEveryStepInOrderAndEndsSettled() throws Exception {
        Recording recording = drill(Expectation.TAKEOVER_THEN_FAILBACK, false);

        assertThat(fault.calls).isEqualTo(ALL_STEPS);
        assertThat(points(recording))
                .containsExactly(Point.BASELINE, Point.FAULT, Point.RECOVERED, Point.UNDO, Point.SETTLED, Point.END);
        assertThat(recording.of(FaultStep.class))
                .allMatch(FaultStep::ok)
                .extracting(FaultStep::step)
                .containsExactly(Step.CHECK, Step.ARM, Step.INJECT, Step.PROVE, Step.PROVE, Step.UNDO, Step.PROVE_UNDO);
    }

    @Test
    void whatMustBeUndoneIsInTheJournalBeforeItIsDoneAndClosedWhenProven() throws Exception {
        drill(Expectation.TAKEOVER_THEN_FAILBACK, false);

        assertThat(fault.openAtInject)
                .as("its own, and the power of m2, which may be fenced")
                .isEqualTo(2);
        assertThat(UndoJournal.pending(run)).isEmpty();
    }

    @Test
    void theBaselineIsQuietForItsWholeWindow() throws Exception {
        Recording recording = drill(Expectation.TAKEOVER_THEN_FAILBACK, false);

        assertThat(time(recording, Point.FAULT).minus(time(recording, Point.BASELINE)))
                .isGreaterThanOrEqualTo(Windows.BASELINE);
    }

    @Test
    void onlyTheConsoleOfThisDrillIsRecorded() throws Exception {
        Runnable cut = fault.onInject;
        fault.onInject = () -> {
            cut.run();
            lab.console.add("m1: reboot: Power down");
        };

        Recording recording = drill(Expectation.TAKEOVER_THEN_FAILBACK, false);

        assertThat(recording.of(LogLine.class).filter(l -> l.log().equals("console")))
                .extracting(LogLine::text)
                .containsExactly("m1: reboot: Power down");
    }

    /** A fault leaves something that goes by itself after so many looks. */
    private static final class Leftover implements Traces {
        private final int looks;
        private int seen;
        private int remembered;

        Leftover(int looks) {
            this.looks = looks;
        }

        @Override
        public void remember() {
            remembered++;
        }

        @Override
        public Optional<String> left() {
            return seen++ < looks ? Optional.of("m1 has besides: qdisc netem") : Optional.empty();
        }
    }

    @Test
    void aClusterWithATraceOfTheFaultHasNotSettled() throws Exception {
        Leftover leftover = new Leftover(Integer.MAX_VALUE);
        traces = leftover;

        Recording recording = drill(Expectation.TAKEOVER_THEN_FAILBACK, false);

        assertThat(leftover.remembered).isEqualTo(1);
        assertThat(points(recording)).doesNotContain(Point.SETTLED);
        assertThat(detail(recording, Point.NOT_SETTLED)).endsWith("not as before the run: m1 has besides: qdisc netem");
    }

    @Test
    void aTraceThatGoesInTimeIsWaitedFor() throws Exception {
        traces = new Leftover(2);

        assertThat(points(drill(Expectation.TAKEOVER_THEN_FAILBACK, false))).contains(Point.SETTLED);
    }

    @Test
    void aControlDrillBreaksNothing() throws Exception {
        Recording recording = run(scenario(Expectation.STAY, Optional.empty(), false));

        assertThat(points(recording)).containsExactly(Point.BASELINE, Point.FAULT, Point.SETTLED, Point.END);
        assertThat(recording.of(FaultStep.class)).isEmpty();
    }

    /** As when somebody else took the lease meanwhile. */
    @Test
    void aFaultThatTheInterlockForbidsIsNotBegun() throws Exception {
        interlock = new Interlock() {
            @Override
            public void beforeFault(String what, ClusterView view, boolean first) throws FaultException {
                throw new FaultException("bob has the lease; not done: " + what);
            }
        };

        Recording recording = drill(Expectation.TAKEOVER_THEN_FAILBACK, false);

        assertThat(fault.calls).isEmpty();
        assertThat(detail(recording, Point.INFRA)).contains("bob has the lease; not done: power of m1 cut");
        assertThat(points(recording)).containsExactly(Point.BASELINE, Point.INFRA, Point.END);
    }

    @Test
    void aFaultThatTheInterlockForbidsAtTheLastMomentIsNotInjected() throws Exception {
        List<Boolean> asked = new ArrayList<>();
        interlock = new Interlock() {
            @Override
            public void beforeFault(String what, ClusterView view, boolean first) throws FaultException {
                asked.add(first);
                if (asked.size() > 1) {
                    throw new FaultException("bob has the lease");
                }
            }
        };
        fault.onRevert = () -> {};

        Recording recording = drill(Expectation.TAKEOVER_THEN_FAILBACK, false);

        assertThat(asked).containsExactly(true, true);
        assertThat(fault.calls).doesNotContain("inject").contains("arm", "revert");
        assertThat(points(recording)).contains(Point.INFRA).doesNotContain(Point.FAULT);
    }

    @Test
    void aFaultThatIsNotProvenIsUndoneAndTheDrillBrokenOff() throws Exception {
        fault.unproven.add("prove");
        fault.onInject = () -> {};
        fault.onRevert = () -> {};

        Recording recording = drill(Expectation.TAKEOVER_THEN_FAILBACK, false);

        assertThat(fault.calls).endsWith("prove", "revert", "proveReverted");
        assertThat(points(recording)).contains(Point.BROKEN_OFF).endsWith(Point.SETTLED, Point.END);
        assertThat(detail(recording, Point.BROKEN_OFF)).contains("prove saw nothing");
    }

    @Test
    void aFaultThatTurnsOutFalseLaterIsUndoneAndTheDrillBrokenOff() throws Exception {
        fault.unproven.add("confirm");

        Recording recording = drill(Expectation.TAKEOVER_THEN_FAILBACK, false);

        assertThat(fault.calls).isEqualTo(ALL_STEPS);
        assertThat(detail(recording, Point.BROKEN_OFF)).contains("confirm saw nothing");
    }

    @Test
    void aFaultThatCannotBeDoneIsNotBegun() throws Exception {
        fault.unproven.add("check");

        Recording recording = drill(Expectation.TAKEOVER_THEN_FAILBACK, false);

        assertThat(fault.calls).containsExactly("check");
        assertThat(points(recording)).containsExactly(Point.BASELINE, Point.BROKEN_OFF, Point.END);
        assertThat(UndoJournal.pending(run)).isEmpty();
    }

    @Test
    void anInjectorThatThrowsIsUndoneAndInfra() throws Exception {
        fault.broken.add("inject");

        Recording recording = drill(Expectation.TAKEOVER_THEN_FAILBACK, false);

        assertThat(fault.calls).endsWith("inject", "revert", "proveReverted");
        assertThat(detail(recording, Point.INFRA)).isEqualTo("inject failed");
        assertThat(recording.of(FaultStep.class).filter(s -> !s.ok()))
                .extracting(FaultStep::step)
                .containsExactly(Step.INJECT);
    }

    @Test
    void anUndoThatIsNotProvenStaysInTheJournal() throws Exception {
        fault.unproven.add("proveReverted");

        drill(Expectation.TAKEOVER_THEN_FAILBACK, false);

        assertThat(UndoJournal.pending(run)).containsValue(ScriptedInjector.ENTRY);
    }

    @Test
    void anUndoThatThrowsStaysInTheJournalAndIsInfra() throws Exception {
        fault.broken.add("revert");

        Recording recording = drill(Expectation.TAKEOVER_THEN_FAILBACK, false);

        assertThat(UndoJournal.pending(run)).containsValue(ScriptedInjector.ENTRY);
        assertThat(detail(recording, Point.INFRA)).isEqualTo("revert failed");
    }

    @Test
    void aSickClusterIsNotBroken() throws Exception {
        cluster.has(Trouble.STAND_ALONE, true);

        Recording recording = drill(Expectation.TAKEOVER_THEN_FAILBACK, false);

        assertThat(fault.calls).isEmpty();
        assertThat(points(recording)).containsExactly(Point.BASELINE_SICK, Point.END);
        assertThat(detail(recording, Point.BASELINE_SICK)).contains("StandAlone");
        assertThat(cluster.elapsed()).isBetween(Windows.HEALTHY_LIMIT, Windows.HEALTHY_LIMIT.plusSeconds(1));
    }

    @Test
    void anInterruptedDrillIsUndoneBeforeItEnds() throws Exception {
        Runnable cut = fault.onInject;
        fault.onInject = () -> {
            cut.run();
            cluster.after(3, () -> cluster.has(Trouble.INTERRUPTED, true));
        };

        assertThatThrownBy(() -> drill(Expectation.TAKEOVER_THEN_FAILBACK, false))
                .isInstanceOf(InterruptedException.class);

        assertThat(fault.calls).endsWith("prove", "revert", "proveReverted");
        assertThat(UndoJournal.pending(run)).isEmpty();
        assertThat(detail(stored(), Point.BROKEN_OFF)).isEqualTo("interrupted");
    }

    @Test
    void aSecondInterruptDoesNotKeepTheDrillFromUndoing() throws Exception {
        fault.onConfirm = () -> Thread.currentThread().interrupt();

        assertThatThrownBy(() -> drill(Expectation.TAKEOVER_THEN_FAILBACK, false))
                .isInstanceOf(InterruptedException.class);

        assertThat(fault.calls).endsWith("revert", "proveReverted");
        assertThat(UndoJournal.pending(run)).isEmpty();
    }

    @Test
    void aClusterThatHealsByItselfNeedsNoHelp() throws Exception {
        Runnable cut = fault.onInject;
        fault.onInject = () -> {
            cut.run();
            cluster.after(30, fault.onRevert);
        };

        assertThat(points(drill(Expectation.TAKEOVER_THEN_FAILBACK, true)))
                .containsSubsequence(Point.RECOVERED, Point.SETTLED, Point.UNDO)
                .doesNotContain(Point.HELP);
    }

    @Test
    void anUndoWithoutWhichTheClusterDoesNotRecoverIsHelp() throws Exception {
        fault.onInject = () -> cluster.has(Trouble.M1_DEAD, true);

        Recording recording = drill(Expectation.TAKEOVER_THEN_FAILBACK, true);

        assertThat(points(recording))
                .containsSubsequence(Point.NOT_RECOVERED, Point.UNDO, Point.HELP, Point.SETTLED, Point.END);
    }

    @Test
    void aSplitBrainIsNotWaitedForUntilTheSettleLimit() throws Exception {
        Runnable back = fault.onRevert;
        fault.onRevert = () -> {
            back.run();
            cluster.has(Trouble.STAND_ALONE, true);
        };

        Recording recording = drill(Expectation.TAKEOVER_THEN_FAILBACK, false);

        assertThat(detail(recording, Point.NOT_SETTLED)).contains("StandAlone for 60 s");
        assertThat(time(recording, Point.NOT_SETTLED).minus(time(recording, Point.UNDO)))
                .isBetween(Windows.STAND_ALONE_LIMIT, Windows.STAND_ALONE_LIMIT.plusSeconds(1));
    }

    @Test
    void aClusterThatDoesNotSettleEndsTheDrillAtTheLimit() throws Exception {
        fault.onRevert = () -> {};

        Recording recording = drill(Expectation.TAKEOVER_THEN_FAILBACK, false);

        Duration limit = cluster.inventory.limits().settle("scripted");
        assertThat(detail(recording, Point.NOT_SETTLED)).contains("not within " + limit.toSeconds() + " s: m1");
        assertThat(time(recording, Point.NOT_SETTLED).minus(time(recording, Point.UNDO)))
                .isBetween(limit, limit.plusSeconds(1));
    }

    @Test
    void withoutAnObserverTheDrillIsUndoneAndInfra() throws Exception {
        Runnable cut = fault.onInject;
        fault.onInject = () -> {
            cut.run();
            cluster.after(4, () -> cluster.has(Trouble.OBSERVER_GONE, true));
        };

        Recording recording = drill(Expectation.TAKEOVER_THEN_FAILBACK, false);

        assertThat(fault.calls).endsWith("prove", "revert", "proveReverted");
        assertThat(detail(recording, Point.INFRA)).contains("the observer fell silent");
        assertThat(time(recording, Point.INFRA).minus(time(recording, Point.FAULT)))
                .isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void aReturnIsJudgedAfterItsPreparationAndBothAreUndone() throws Exception {
        ScriptedInjector cut = fault;
        cut.onRevert = () -> {};
        ScriptedInjector powerReturn = new ScriptedInjector(run);
        powerReturn.onInject = () -> {
            cluster.has(Trouble.M1_DEAD, false);
            cluster.after(20, () -> cluster.owner(cluster.m1));
        };
        Scenario scenario = new Scenario(
                "scripted",
                "a test",
                Expectation.FAILBACK,
                Optional.of(context -> cut),
                Optional.of(context -> powerReturn),
                inventory -> Duration.ZERO,
                false);

        Recording recording = run(scenario);

        assertThat(cut.calls).isEqualTo(ALL_STEPS);
        assertThat(powerReturn.calls).isEqualTo(ALL_STEPS);
        assertThat(time(recording, Point.FAULT).minus(time(recording, Point.PREPARE)))
                .as("the service has moved, which takes 10 s, and was quiet")
                .isGreaterThanOrEqualTo(Duration.ofSeconds(10).plus(Windows.BASELINE));
        assertThat(points(recording))
                .containsSubsequence(Point.BASELINE, Point.PREPARE, Point.FAULT, Point.SETTLED, Point.END);
        assertThat(UndoJournal.pending(run)).isEmpty();
    }

    @Test
    void aPreparationFromWhichTheClusterDoesNotRecoverIsUndoneAndNothingIsJudged() throws Exception {
        fault.onInject = () -> cluster.has(Trouble.M1_DEAD, true);
        ScriptedInjector never = new ScriptedInjector(run);

        Recording recording = run(new Scenario(
                "scripted",
                "a test",
                Expectation.FAILBACK,
                Optional.of(context -> fault),
                Optional.of(context -> never),
                inventory -> Duration.ZERO,
                false));

        assertThat(never.calls).isEmpty();
        assertThat(fault.calls).endsWith("revert", "proveReverted");
        assertThat(recording.fault()).isEmpty();
        assertThat(detail(recording, Point.BASELINE_SICK)).contains("did not recover");
    }

    @Test
    void aServiceThatMustStayIsWatchedAsLongAsTheScenarioSays() throws Exception {
        fault.onInject = () -> {};
        fault.onRevert = () -> {};

        Recording recording = drill(Expectation.STAY, false);

        assertThat(time(recording, Point.UNDO).minus(time(recording, Point.FAULT)))
                .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(6));
    }

    @Test
    void aNodeThatTheClusterSwitchedOffGetsItsPowerBackAndThatIsNoHelp() throws Exception {
        ScriptedPower m1Power = new ScriptedPower(() -> {
            cluster.has(Trouble.M1_DEAD, false);
            cluster.after(20, () -> cluster.owner(cluster.m1));
        });
        power = Map.of(cluster.m1, m1Power, cluster.m2, new ScriptedPower(() -> {}));
        fault.entries = List.of();
        fault.onInject = () -> {
            m1Power.on = false;
            cluster.has(Trouble.M1_DEAD, true);
            cluster.after(10, () -> cluster.owner(cluster.m2));
        };
        fault.onRevert = () -> {};

        Recording recording = drill(Expectation.TAKEOVER_THEN_FAILBACK, true);

        assertThat(m1Power.on).isTrue();
        assertThat(points(recording)).contains(Point.SETTLED).doesNotContain(Point.HELP);
        assertThat(recording.of(FaultStep.class).filter(s -> s.step() == Step.UNDO))
                .extracting(FaultStep::detail)
                .containsExactly("undone: power of m1 cut; m1, which the cluster had switched off, has power again");
        assertThat(UndoJournal.pending(run)).isEmpty();
    }

    /** A peer in the middle of its own fencing sees the power that we gave, and takes it away. */
    @Test
    void aNodeThatItsPeerShootsOnceMoreGetsItsPowerBackAgain() throws Exception {
        List<Duration> switchedOn = new ArrayList<>();
        ScriptedPower[] m1Power = new ScriptedPower[1];
        m1Power[0] = new ScriptedPower(() -> {
            switchedOn.add(cluster.elapsed());
            if (switchedOn.size() == 1) {
                cluster.after(2, () -> m1Power[0].on = false);
            } else {
                cluster.has(Trouble.M1_DEAD, false);
                cluster.after(20, () -> cluster.owner(cluster.m1));
            }
        });
        power = Map.of(cluster.m1, m1Power[0], cluster.m2, new ScriptedPower(() -> {}));
        fault.entries = List.of();
        fault.onInject = () -> {
            m1Power[0].on = false;
            cluster.has(Trouble.M1_DEAD, true);
            cluster.after(10, () -> cluster.owner(cluster.m2));
        };
        fault.onRevert = () -> {};

        Recording recording = drill(Expectation.TAKEOVER_THEN_FAILBACK, true);

        assertThat(switchedOn).hasSize(2);
        assertThat(switchedOn.get(1).minus(switchedOn.get(0))).isLessThanOrEqualTo(PowerBack.LOOK.plusSeconds(1));
        assertThat(points(recording)).contains(Point.SETTLED);
    }

    @Test
    void theZeroComesAfterTheApproach() throws Exception {
        fault.onApproach = () -> Optional.of(Proof.yes("m1 is SyncTarget"));

        Recording recording = drill(Expectation.TAKEOVER_THEN_FAILBACK, false);

        FaultStep approach = recording
                .of(FaultStep.class)
                .filter(s -> s.step() == Step.APPROACH)
                .findFirst()
                .orElseThrow();
        assertThat(recording.events().indexOf(approach))
                .isLessThan(
                        recording.events().indexOf(recording.mark(Point.FAULT).orElseThrow()));
    }

    @Test
    void aMomentThatDoesNotComeBreaksTheDrillOffAndIsUndone() throws Exception {
        fault.onApproach = () -> Optional.of(Proof.no("m1 was never SyncTarget"));
        fault.onRevert = () -> {};

        Recording recording = drill(Expectation.TAKEOVER_THEN_FAILBACK, false);

        assertThat(fault.calls).doesNotContain("inject").endsWith("revert", "proveReverted");
        assertThat(detail(recording, Point.BROKEN_OFF)).contains("m1 was never SyncTarget");
        assertThat(recording.fault()).isEmpty();
    }

    @Test
    void aServiceThatIsRestoredWhereItWasNeedsNoHelp() throws Exception {
        fault.onInject = () -> {};
        fault.onRevert = () -> {};

        assertThat(points(drill(Expectation.RESTORED, true)))
                .containsSubsequence(Point.FAULT, Point.RECOVERED, Point.SETTLED, Point.UNDO)
                .doesNotContain(Point.HELP);
    }

    @Test
    void aServiceThatMayWaitIsNotAwaitedBeforeTheUndo() throws Exception {
        fault.onInject = () -> cluster.has(Trouble.M1_DEAD, true);
        fault.onRevert = () -> cluster.has(Trouble.M1_DEAD, false);

        Recording recording = drill(Expectation.WAITS, false);

        assertThat(points(recording))
                .containsSubsequence(Point.FAULT, Point.UNDO, Point.SETTLED)
                .doesNotContain(Point.NOT_RECOVERED);
        assertThat(time(recording, Point.UNDO).minus(time(recording, Point.FAULT)))
                .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(6));
    }

    @Test
    void theLedgerIsReadWhenTheDrillEnds() throws Exception {
        lab.ledger = Map.of(cluster.m1, List.of(new Event.Range(1, 40)));

        Recording recording = drill(Expectation.TAKEOVER_THEN_FAILBACK, false);

        assertThat(recording.header().ledger()).isTrue();
        assertThat(recording.of(Event.LedgerRead.class).toList())
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.node()).isEqualTo(cluster.m1);
                    assertThat(r.at().time()).isGreaterThanOrEqualTo(time(recording, Point.SETTLED));
                });
    }

    /** A switch that works; {@code onOn} is what follows power on. */
    private static final class ScriptedPower implements PowerControl {
        private final Runnable onOn;
        private boolean on = true;

        ScriptedPower(Runnable onOn) {
            this.onOn = onOn;
        }

        @Override
        public boolean isOn() {
            return on;
        }

        @Override
        public void off() {
            on = false;
        }

        @Override
        public void on() {
            on = true;
            onOn.run();
        }

        @Override
        public String describe(String action) {
            return action;
        }
    }

    private Recording drill(Expectation expectation, boolean helps) throws IOException, InterruptedException {
        return run(scenario(expectation, Optional.of(fault), helps));
    }

    private static Scenario scenario(Expectation expectation, Optional<ScriptedInjector> fault, boolean helps) {
        return new Scenario(
                "scripted",
                "a test",
                expectation,
                Optional.empty(),
                fault.map(f -> context -> f),
                inventory -> Duration.ofSeconds(5),
                helps);
    }

    private Recording run(Scenario scenario) throws IOException, InterruptedException {
        Site site = new Site(lab, cluster, Map.of(), new UnusedHost(), power, interlock);
        try (UndoJournal journal = UndoJournal.open(run)) {
            DrillRunner runner = new DrillRunner(
                    site, cluster.view, cluster.log, journal, new DrillRunner.RunFacts("test", false), traces);
            return runner.run(new DrillPlan(1, scenario, 1, 1, Duration.ofMillis(300), folder()), Progress.NONE);
        }
    }

    private Path folder() {
        return run.resolve("01-scripted");
    }

    private Recording stored() throws IOException {
        assertThat(Files.exists(folder())).isTrue();
        return RecordingFile.read(folder().resolve(RecordingFile.NAME));
    }

    private static List<Point> points(Recording recording) {
        return recording.of(Mark.class).map(Mark::point).toList();
    }

    private static String detail(Recording recording, Point point) {
        return recording.mark(point).map(Mark::detail).orElse("no mark " + point);
    }

    private static Duration time(Recording recording, Point point) {
        return recording.lastMark(point).map(m -> m.at().time()).orElseThrow();
    }
}
