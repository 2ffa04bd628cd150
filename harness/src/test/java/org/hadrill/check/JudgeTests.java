package org.hadrill.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hadrill.recording.RecordingBuilder.CARD_1;
import static org.hadrill.recording.RecordingBuilder.CARD_2;
import static org.hadrill.recording.RecordingBuilder.END;
import static org.hadrill.recording.RecordingBuilder.M1;
import static org.hadrill.recording.RecordingBuilder.M2;
import static org.hadrill.recording.RecordingBuilder.MAIL;
import static org.hadrill.recording.RecordingBuilder.ROUTER;
import static org.hadrill.recording.RecordingBuilder.powerCut;
import static org.hadrill.recording.RecordingBuilder.within;
import static org.hadrill.verdict.Verdict.FAIL;
import static org.hadrill.verdict.Verdict.INFRA;
import static org.hadrill.verdict.Verdict.PASS;
import static org.hadrill.verdict.Verdict.UNKNOWN;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hadrill.recording.Event;
import org.hadrill.recording.Event.AddressClaim;
import org.hadrill.recording.Event.LedgerRead;
import org.hadrill.recording.Event.NodeSample;
import org.hadrill.recording.Event.PingReply;
import org.hadrill.recording.Event.PingSilence;
import org.hadrill.recording.Event.Point;
import org.hadrill.recording.Event.Step;
import org.hadrill.recording.Event.WriteAcknowledged;
import org.hadrill.recording.Header.Expectation;
import org.hadrill.recording.Recording;
import org.hadrill.recording.RecordingBuilder;
import org.hadrill.recording.Stamp;
import org.hadrill.verdict.CheckResult;
import org.hadrill.verdict.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A healthy drill passes every check, and each way to spoil it is caught by the check that promises to. */
class JudgeTests {
    private static final String TAKEOVER_COMPLETE = "mach_down takeover complete";

    @Test
    void aHealthyPowerCutPassesEveryCheck() {
        assertThat(Judge.judge(powerCut().build()))
                .as("a hand-over is no time of two primaries, mounts or owners")
                .allSatisfy(r -> assertThat(r.verdict())
                        .as("%s: %s", r.name(), r.evidence())
                        .isEqualTo(PASS))
                .extracting(CheckResult::name)
                .containsExactlyElementsOf(Judge.names())
                .hasSize(16);
    }

    static Stream<Arguments> defects() {
        return Stream.of(
                defect(
                        "m1 is Primary again while m2 still is",
                        "one-primary",
                        FAIL,
                        b -> b.change(M1, 45, 53, Samples.drbd("StandAlone", "Primary", "Unknown"))),
                defect("the cards answer in turns", "one-owner", FAIL, b -> b.claims(CARD_1, 25.2, 45)),
                defect("one stray answer of the other card", "one-owner", FAIL, b -> b.claims(CARD_1, 25.2, 25.3)),
                defect("nobody answers by ARP", "one-owner", UNKNOWN, b -> b.without(AddressClaim.class::isInstance)),
                defect(
                        "mounted on both nodes",
                        "disk-mounted-once",
                        FAIL,
                        b -> b.change(M1, 45, 50, Samples.mounted(true))),
                defect(
                        "mounted nowhere at the end",
                        "disk-mounted-once",
                        FAIL,
                        b -> b.change(M1, 60, END, Samples.mounted(false))),
                defect(
                        "the drill was broken off before the disk came home",
                        "disk-mounted-once",
                        UNKNOWN,
                        b -> b.change(M1, 45, END, Samples.mounted(false))
                                .mark(60, Point.BROKEN_OFF, "the observer fell silent")),
                defect(
                        "m2 never Primary",
                        "disk-moved",
                        FAIL,
                        b -> b.change(M2, 0, END, Samples.drbd("WFConnection", "Secondary", "Unknown"))),
                defect(
                        "m1 not Primary at the end",
                        "disk-moved",
                        FAIL,
                        b -> b.change(M1, 60, END, Samples.drbd("Connected", "Secondary", "Secondary"))),
                defect("vz never ran on m2", "vz-restarted", FAIL, b -> b.change(M2, 0, END, Samples.service(false))),
                defect(
                        "vz before the mount",
                        "vz-restarted",
                        FAIL,
                        b -> b.change(
                                M2,
                                13,
                                14,
                                s -> Samples.service(true)
                                        .apply(Samples.mounted(false).apply(s)))),
                defect(
                        "vz not home at the end",
                        "vz-restarted",
                        FAIL,
                        b -> b.change(M1, 60, END, Samples.service(false))),
                defect(
                        "a guest missing on m2",
                        "guests-running",
                        FAIL,
                        b -> b.change(M2, 0, END, Samples.withoutGuest("mail"))),
                defect(
                        "a guest missing at the end",
                        "guests-running",
                        FAIL,
                        b -> b.change(M1, 60, END, Samples.withoutGuest("mail"))),
                defect(
                        "m2 never answers for the router",
                        "router-address-kept",
                        FAIL,
                        b -> b.without(
                                e -> e instanceof AddressClaim c && c.mac().equals(CARD_2))),
                defect(
                        "m2 answers for the router at the end",
                        "router-address-kept",
                        FAIL,
                        b -> b.without(e -> e instanceof AddressClaim && within(e, 50, END))
                                .claims(CARD_2, 56, END)),
                defect(
                        "an outage over its limit",
                        "pings-recovered",
                        FAIL,
                        b -> b.header(
                                h -> RecordingBuilder.outageLimits(h, Map.of(ROUTER, seconds(30), MAIL, seconds(10))))),
                defect("an address silent to the end", "pings-recovered", FAIL, b -> silent(b, 50, END)),
                defect(
                        "a probe that says nothing",
                        "pings-recovered",
                        UNKNOWN,
                        b -> b.without(e -> within(e, 30, 35) && isProbe(e))),
                defect(
                        "no limit of an address",
                        "pings-recovered",
                        UNKNOWN,
                        b -> b.header(h -> RecordingBuilder.outageLimits(h, Map.of(ROUTER, seconds(30))))),
                defect(
                        "records of before the cut missing on m2",
                        "no-acknowledged-write-lost",
                        FAIL,
                        b -> b.losing(M2, -3, 0)),
                defect("records of m2 missing at home", "no-acknowledged-write-lost", FAIL, b -> b.losing(M1, 20, 30)),
                defect(
                        "a record that nobody wrote",
                        "no-acknowledged-write-lost",
                        FAIL,
                        b -> b.with(ledger(30.2, M2, 10_000))),
                defect(
                        "the ledger not read after the fault",
                        "no-acknowledged-write-lost",
                        UNKNOWN,
                        b -> b.without(e -> e instanceof LedgerRead && within(e, 0, END + 1))),
                defect(
                        "the ledger not read at the end",
                        "no-acknowledged-write-lost",
                        UNKNOWN,
                        b -> b.without(e -> e instanceof LedgerRead && within(e, 50, END + 1))),
                defect(
                        "no record acknowledged",
                        "no-acknowledged-write-lost",
                        UNKNOWN,
                        b -> b.without(WriteAcknowledged.class::isInstance)),
                defect(
                        "m2 does not announce the address",
                        "address-announced",
                        FAIL,
                        b -> b.without(e -> announces(e, CARD_2))),
                defect(
                        "m1 does not announce the address",
                        "address-announced",
                        FAIL,
                        b -> b.without(e -> announces(e, CARD_1)).mark(END + 1, Point.END, "")),
                defect(
                        "m1 announces the address of m2",
                        "address-announced",
                        FAIL,
                        b -> b.without(e -> announces(e, CARD_2)).announces(CARD_1, 15.2)),
                defect(
                        "m2 announces the address too late",
                        "address-announced",
                        FAIL,
                        b -> b.without(e -> announces(e, CARD_2)).announces(CARD_2, 26)),
                defect(
                        "m1 announced it before it took over",
                        "address-announced",
                        FAIL,
                        b -> b.without(e -> announces(e, CARD_1))
                                .announces(CARD_1, 30)
                                .mark(END + 1, Point.END, "")),
                defect("an address comes and goes", "no-flapping", FAIL, b -> silent(silent(b, 18, 29), 33, 44)),
                defect(
                        "an address goes away before m2 is done",
                        "no-flapping",
                        FAIL,
                        b -> silent(b.without(Point.RECOVERED).mark(40, Point.RECOVERED, ""), 25, 36)),
                defect(
                        "an address goes away, though the service stays",
                        "no-flapping",
                        FAIL,
                        b -> b.header(h -> RecordingBuilder.expecting(h, Expectation.STAY))),
                defect(
                        "the probe of an address says nothing",
                        "no-flapping",
                        UNKNOWN,
                        b -> b.without(e -> within(e, 30, 35) && isProbe(e))),
                defect(
                        "m1 takes its disk back in the middle of the resync",
                        "failback-up-to-date",
                        FAIL,
                        b -> b.change(M1, 42, 53, Samples.disk("SyncTarget", "Secondary", "Inconsistent"))),
                defect(
                        "the resync goes on after the failback",
                        "failback-up-to-date",
                        FAIL,
                        b -> b.change(M1, 53, 58, Samples.disk("SyncTarget", "Primary", "Inconsistent"))),
                defect(
                        "only m2 says that the resync goes on",
                        "failback-up-to-date",
                        FAIL,
                        b -> b.change(M2, 52, 53, Samples.disk("SyncSource", "Secondary", "UpToDate"))),
                defect(
                        "m1 takes back a branch of its own",
                        "failback-up-to-date",
                        FAIL,
                        b -> b.change(M1, 42, 53, Samples.drbd("StandAlone", "Secondary", "Unknown"))),
                defect(
                        "m1 never takes the disk back",
                        "failback-up-to-date",
                        UNKNOWN,
                        b -> b.change(M1, 42, END, Samples.drbd("Connected", "Secondary", "Primary"))),
                defect("m2 is reset", "no-unexpected-reset", FAIL, b -> b.change(M2, 30, END, Samples.boot("boot-2"))),
                defect(
                        "m1 is reset, though nothing had to",
                        "no-unexpected-reset",
                        FAIL,
                        b -> b.header(h -> RecordingBuilder.resetting(h, Optional.of(List.of())))),
                defect("the harness helped", "redundancy-restored", FAIL, b -> b.mark(45, Point.HELP, "undone by us")),
                defect(
                        "StandAlone at the end",
                        "redundancy-restored",
                        FAIL,
                        b -> b.change(M2, 60, END, Samples.drbd("StandAlone", "Secondary", "Unknown"))),
                defect(
                        "no manager at the end",
                        "redundancy-restored",
                        FAIL,
                        b -> b.change(M2, 60, END, Samples.manager(false))),
                defect(
                        "not settled",
                        "settled",
                        FAIL,
                        b -> b.without(Point.SETTLED).mark(62, Point.NOT_SETTLED, "not within 60 s")),
                defect(
                        "settled too late",
                        "settled",
                        FAIL,
                        b -> b.without(Point.UNDO).mark(0.5, Point.UNDO, "power of m1 cut by its BMC")),
                defect("broken off before it could settle", "settled", UNKNOWN, b -> b.without(Point.SETTLED)),
                defect("m1 silent at the end", "settled", UNKNOWN, b -> silent(b, M1, 60)),
                defect("m1 silent at the end", "disk-moved", UNKNOWN, b -> silent(b, M1, 60)),
                defect("m2 silent at the end", "redundancy-restored", UNKNOWN, b -> silent(b, M2, 60)),
                defect("m2 silent at the end", "one-primary", UNKNOWN, b -> silent(b, M2, 60)),
                defect("m2 silent from the fault on", "one-primary", UNKNOWN, b -> silent(b, M2, 0)));
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @MethodSource("defects")
    void aDefectIsCaughtByItsCheck(
            String defect, String check, Verdict verdict, UnaryOperator<RecordingBuilder> spoil) {
        CheckResult result = judge(spoil.apply(powerCut()).build(), check);

        assertThat(result.verdict()).as("%s: %s", defect, result.evidence()).isEqualTo(verdict);
    }

    @Test
    void theLogSayingTakeoverCompleteDoesNotMoveTheDisk() {
        Recording recording = powerCut()
                .change(M2, 0, END, Samples.drbd("WFConnection", "Secondary", "Unknown"))
                .build();

        assertThat(recording.of(Event.LogLine.class)).anyMatch(l -> l.text().contains(TAKEOVER_COMPLETE));
        assertThat(judge(recording, "disk-moved").evidence()).contains("m2 never became Primary");
    }

    @Test
    void lostWritesAreCounted() {
        Recording recording = powerCut().losing(M2, -3, 0).build();

        assertThat(judge(recording, "no-acknowledged-write-lost").evidence())
                .isEqualTo(
                        "6 of 6 records acknowledged between -3.0 s and -0.5 s are not on m2's disk, read at +16.1 s");
    }

    @Test
    void whatEitherSideLostIsCounted() {
        Recording recording = powerCut().losing(M2, -3, 0).losing(M1, 20, 30).build();

        assertThat(judge(recording, "no-acknowledged-write-lost").evidence())
                .contains("are not on m1's disk, read at ", "; 6 of 6 records", " are not on m2's disk, read at ");
    }

    @Test
    void aRecordThatTheObserverHasNotHeardOfIsNoPhantom() {
        Recording recording = powerCut().with(ledger(0.05, M1, 40)).build();

        assertThat(judge(recording, "no-acknowledged-write-lost").verdict()).isEqualTo(PASS);
    }

    @Test
    void aLedgerWithTornRecordsIsAFailureThoughNoneIsMissing() {
        LedgerRead whole = ledger(0.05, M1, 40);
        CheckResult result = judge(
                powerCut()
                        .with(new LedgerRead(whole.at(), M1, whole.present(), Optional.of("2 torn")))
                        .build(),
                "no-acknowledged-write-lost");

        assertThat(result.verdict()).isEqualTo(FAIL);
        assertThat(result.evidence())
                .startsWith("the records on m1's disk, read at ")
                .endsWith(" are damaged: 2 torn");
    }

    @Test
    void withoutALedgerItsCheckIsNotListed() {
        List<CheckResult> results =
                Judge.judge(powerCut().header(RecordingBuilder::withoutLedger).build());

        assertThat(results)
                .extracting(CheckResult::name)
                .containsExactlyElementsOf(Judge.names(
                        RecordingBuilder.withoutLedger(powerCut().build().header())));
        assertThat(Judge.names()).contains("no-acknowledged-write-lost");
        assertThat(results).extracting(CheckResult::name).doesNotContain("no-acknowledged-write-lost");
    }

    @Test
    void anUnprovenFaultLeavesTheRestUnknown() {
        List<CheckResult> results = Judge.judge(powerCut().failing(Step.PROVE).build());

        assertThat(results).extracting(CheckResult::verdict).containsOnly(UNKNOWN);
    }

    @Test
    void twoPrimariesFailEvenWhenTheFaultIsNotProven() {
        List<CheckResult> results = Judge.judge(powerCut()
                .failing(Step.PROVE)
                .change(M1, 45, 53, Samples.drbd("StandAlone", "Primary", "Unknown"))
                .build());

        assertThat(results)
                .filteredOn(r -> r.verdict() != UNKNOWN)
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.name()).isEqualTo("one-primary");
                    assertThat(r.verdict()).isEqualTo(FAIL);
                });
    }

    @Test
    void anUndoThatIsNotProvenLeavesAllUnknown() {
        List<CheckResult> results =
                Judge.judge(powerCut().failing(Step.PROVE_UNDO).build());

        assertThat(results).extracting(CheckResult::verdict).containsOnly(UNKNOWN);
        assertThat(results.get(0).evidence()).contains("m1 has booted");
    }

    /** Seen with a watchdog that reset m1 in a second: m1, m2 and m1 again answered one request each. */
    @Test
    void aCardThatComesHomeWithinTwoPeriodsWasNotThereInBetween() {
        Recording recording = powerCut()
                .without(AddressClaim.class::isInstance)
                .claims(CARD_1, 0, 5.5)
                .claims(CARD_2, 6, 6.5)
                .claims(CARD_1, 7, END)
                .build();

        assertThat(Judge.judge(recording))
                .filteredOn(r -> r.name().equals("one-owner"))
                .singleElement()
                .satisfies(r -> assertThat(r.verdict()).as(r.evidence()).isEqualTo(PASS));
    }

    @Test
    void troubleOfTheLabIsInfraNotAFailure() {
        List<CheckResult> results = Judge.judge(
                powerCut().mark(30, Point.INFRA, "no word from the observer").build());

        assertThat(results.get(0).name()).isEqualTo("fault-proven");
        assertThat(results.get(0).verdict()).isEqualTo(INFRA);
        assertThat(results.stream().skip(1)).extracting(CheckResult::verdict).containsOnly(UNKNOWN);
    }

    @Test
    void aSickBaselineJudgesNothing() {
        List<CheckResult> results = Judge.judge(powerCut()
                .without(e -> within(e, 0, END + 1))
                .mark(0, Point.BASELINE_SICK, "m2 is StandAlone")
                .build());

        assertThat(results).hasSize(16).allSatisfy(r -> {
            assertThat(r.verdict()).isEqualTo(UNKNOWN);
            assertThat(r.evidence()).contains("m2 is StandAlone");
        });
    }

    @Test
    void aCheckThatThrowsSaysSo() {
        Recording recording = powerCut()
                .header(h -> RecordingBuilder.outageLimits(h, Map.of()))
                .build();

        assertThat(judge(recording, "pings-recovered").evidence())
                .contains("the check itself failed")
                .contains("no limit for " + ROUTER);
    }

    @Test
    void aGapInTheSamplesIsNotTakenForATimeAsPrimary() {
        // m1 was seen Primary before and after a gap in which m2 was; nobody saw both.
        Recording recording = powerCut()
                .change(M1, 40, 41, Samples.drbd("StandAlone", "Primary", "Unknown"))
                .without(e -> e instanceof NodeSample s && s.node().equals(M1) && within(e, 41, 53))
                .without(e -> e instanceof NodeSample s && s.node().equals(M2) && within(e, 30, 42))
                .build();

        assertThat(judge(recording, "one-primary").verdict()).isEqualTo(PASS);
    }

    private static LedgerRead ledger(double t, org.hadrill.cluster.NodeName node, long last) {
        Stamp at = new Stamp(RecordingBuilder.time(t), Duration.ofMillis(5), "ledger", 1);
        return new LedgerRead(at, node, List.of(new Event.Range(1, last)));
    }

    private static CheckResult judge(Recording recording, String check) {
        return Judge.judge(recording).stream()
                .filter(r -> r.name().equals(check))
                .findFirst()
                .orElseThrow();
    }

    private static Arguments defect(
            String defect, String check, Verdict verdict, UnaryOperator<RecordingBuilder> spoil) {
        return arguments(defect, check, verdict, spoil);
    }

    private static RecordingBuilder silent(RecordingBuilder b, org.hadrill.cluster.NodeName node, double from) {
        return b.without(e -> e instanceof NodeSample s && s.node().equals(node) && within(e, from, END));
    }

    private static RecordingBuilder silent(RecordingBuilder b, double from, double to) {
        List<Event> lost = b.build().events().stream()
                .filter(e -> e instanceof PingReply r && r.address().equals(MAIL) && within(e, from, to))
                .toList();
        return b.without(lost::contains)
                .with(lost.stream()
                        .map(e -> new PingSilence(e.at(), MAIL, ((PingReply) e).seq(), "no answer yet"))
                        .toArray(Event[]::new));
    }

    private static boolean announces(Event event, org.hadrill.cluster.MacAddress card) {
        return event instanceof AddressClaim c && c.announced() && c.mac().equals(card);
    }

    private static boolean isProbe(Event event) {
        return (event instanceof PingReply r && r.address().equals(MAIL))
                || (event instanceof PingSilence s && s.address().equals(MAIL));
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }
}
