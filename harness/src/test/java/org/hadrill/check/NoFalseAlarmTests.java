package org.hadrill.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hadrill.recording.RecordingBuilder.CARD_2;
import static org.hadrill.recording.RecordingBuilder.END;
import static org.hadrill.recording.RecordingBuilder.M1;
import static org.hadrill.recording.RecordingBuilder.M2;
import static org.hadrill.recording.RecordingBuilder.MAIL;
import static org.hadrill.recording.RecordingBuilder.powerCut;
import static org.hadrill.recording.RecordingBuilder.within;

import java.util.List;
import java.util.Optional;
import org.hadrill.recording.Event;
import org.hadrill.recording.Event.NodeSample;
import org.hadrill.recording.Event.PingReply;
import org.hadrill.recording.Event.PingSilence;
import org.hadrill.recording.Event.Point;
import org.hadrill.recording.Header.Expectation;
import org.hadrill.recording.Recording;
import org.hadrill.recording.RecordingBuilder;
import org.hadrill.verdict.CheckResult;
import org.hadrill.verdict.Verdict;
import org.junit.jupiter.api.Test;

/** What looks odd in a healthy drill, and is right. */
class NoFalseAlarmTests {
    @Test
    void theRouterMayAnnounceItsAddressBeforeTheLastGuestRuns() {
        passes(
                "address-announced",
                powerCut()
                        .without(e -> e instanceof Event.AddressClaim c && c.announced() && within(e, 0, 50))
                        .announces(CARD_2, 13.5));
    }

    @Test
    void aShortHiccupIsNoFlapping() {
        passes("no-flapping", silent(25, 34));
    }

    @Test
    void theOutagesOfTakeoverAndFailbackAreNoFlapping() {
        assertThat(judge("no-flapping", powerCut().build()).evidence()).contains("at most twice");
    }

    @Test
    void aResyncThatEndsBeforeTheFailbackIsRight() {
        passes(
                "failback-up-to-date",
                powerCut()
                        .change(M1, 41, 50, Samples.disk("SyncTarget", "Secondary", "Inconsistent"))
                        .change(M2, 41, 50, Samples.disk("SyncSource", "Primary", "UpToDate")));
    }

    @Test
    void aPreferredNodeThatPromotesWhileItsPeerIsDeadDoesNotNeedIt() {
        passes(
                "failback-up-to-date",
                powerCut()
                        .without(e -> e instanceof NodeSample s && s.node().equals(M2) && within(s, 45, END))
                        .change(M1, 42, 53, Samples.drbd("WFConnection", "Secondary", "Unknown"))
                        .change(M1, 53, END, Samples.drbd("WFConnection", "Primary", "Unknown")));
    }

    @Test
    void aNodeThatIsBackBeforeItsProbeHasTakenTheDiskBack() {
        Recording recording = powerCut()
                .without(e -> e instanceof NodeSample s && s.node().equals(M1) && within(s, 0, 53))
                .build();

        assertThat(judge("failback-up-to-date", recording).evidence())
                .isEqualTo("m1 was up to date when it took the disk back at +53.0 s");
    }

    @Test
    void aDiskThatNeverLeftNeedsNoFailback() {
        passes(
                "failback-up-to-date",
                powerCut()
                        .header(h -> RecordingBuilder.expecting(h, Expectation.STAY))
                        .without(e -> e instanceof NodeSample s && s.node().equals(M2)));
    }

    @Test
    void aServiceThatIsHandedOnAtOnceNeedNotShowAllGuestsInOneSample() {
        passes(
                "guests-running",
                powerCut()
                        .change(M2, 14, 15, Samples.withoutGuest("mail"))
                        .change(M2, 15, 16, Samples.withoutGuest("router"))
                        .change(
                                M2,
                                16,
                                END,
                                s -> Samples.service(false)
                                        .apply(Samples.withoutGuest("mail").apply(s))));
    }

    @Test
    void aNodeThatTheFaultTookThePowerOfMayBootAnew() {
        assertThat(judge("no-unexpected-reset", powerCut().build()).evidence())
                .isEqualTo("m1 had booted anew at +40.0 s, as it may in this scenario");
    }

    @Test
    void aRebootBeforeTheFaultIsNotTheFaults() {
        passes("no-unexpected-reset", powerCut().change(M2, -6, -3, Samples.boot("boot-0")));
    }

    @Test
    void whereNoFramesAreSeenNobodyCanSayWhetherTheAddressWasAnnounced() {
        Recording recording = powerCut().header(RecordingBuilder::withoutFrames).build();

        assertThat(Judge.judge(recording)).extracting(CheckResult::name).doesNotContain("address-announced");
        assertThat(Judge.notJudgedHere(recording.header()))
                .containsExactly("address-announced is not judged here: that needs tcpdump on the observer");
    }

    @Test
    void whereTheServiceStaysNobodyHasToAnnounce() {
        Recording recording = powerCut()
                .header(h -> RecordingBuilder.expecting(h, Expectation.STAY))
                .build();

        assertThat(Judge.judge(recording)).extracting(CheckResult::name).doesNotContain("address-announced");
        assertThat(Judge.notJudgedHere(recording.header())).isEmpty();
    }

    @Test
    void anOldRecordingThatDoesNotSayWhoMayBeResetIsNotJudgedByIt() {
        Recording recording = powerCut()
                .header(h -> RecordingBuilder.resetting(h, Optional.empty()))
                .build();

        assertThat(Judge.judge(recording)).extracting(CheckResult::name).doesNotContain("no-unexpected-reset");
    }

    @Test
    void aRecordingThatEndsBeforeTheAnnouncementIsDueIsNotJudged() {
        CheckResult result = judge(
                "address-announced",
                powerCut()
                        .without(e -> e instanceof Event.AddressClaim c && c.announced() && within(e, 50, END))
                        .without(e -> within(e, 62, END + 1))
                        .mark(62, Point.END, "")
                        .build());

        assertThat(result.verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    private static RecordingBuilder silent(double from, double to) {
        RecordingBuilder b = powerCut();
        List<Event> lost = b.build().events().stream()
                .filter(e -> e instanceof PingReply r && r.address().equals(MAIL) && within(e, from, to))
                .toList();
        return b.without(lost::contains)
                .with(lost.stream()
                        .map(e -> new PingSilence(e.at(), MAIL, ((PingReply) e).seq(), "no answer yet"))
                        .toArray(Event[]::new));
    }

    private static void passes(String check, RecordingBuilder builder) {
        CheckResult result = judge(check, builder.build());
        assertThat(result.verdict()).as(result.evidence()).isEqualTo(Verdict.PASS);
    }

    private static CheckResult judge(String check, Recording recording) {
        return Judge.judge(recording).stream()
                .filter(r -> r.name().equals(check))
                .findFirst()
                .orElseThrow();
    }
}
