package org.hadrill.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hadrill.recording.RecordingBuilder.END;
import static org.hadrill.recording.RecordingBuilder.M1;
import static org.hadrill.recording.RecordingBuilder.M2;
import static org.hadrill.recording.RecordingBuilder.powerCut;
import static org.hadrill.recording.RecordingBuilder.within;
import static org.hadrill.verdict.Verdict.FAIL;
import static org.hadrill.verdict.Verdict.PASS;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hadrill.recording.Event.AddressClaim;
import org.hadrill.recording.Event.LedgerRead;
import org.hadrill.recording.Event.LogLine;
import org.hadrill.recording.Event.NodeSample;
import org.hadrill.recording.Event.Point;
import org.hadrill.recording.Header.Expectation;
import org.hadrill.recording.Recording;
import org.hadrill.recording.RecordingBuilder;
import org.hadrill.verdict.CheckResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the checks make of drills in which the service neither just stays nor just moves. */
class ExpectationTests {
    /** Both lose their power at 0 and get it back at 20; both boot at 40, m1 serves from 55. */
    private static RecordingBuilder bothCut() {
        return secondary(powerCut(), 40)
                .header(h -> RecordingBuilder.expecting(h, Expectation.WAITS))
                .without(e -> e instanceof NodeSample s && s.node().equals(M2) && within(e, 0, 40))
                .silent(0, 57);
    }

    /** eth2 down and m1 cut; m2 does not promote. m1 is back at 40 and serves from 55. */
    private static RecordingBuilder waiting() {
        return secondary(powerCut(), 0)
                .header(h -> RecordingBuilder.expecting(h, Expectation.TAKEOVER_OR_WAITS))
                .silent(0, 57);
    }

    /** The guests of m1 are killed at 0 and run again from 8. */
    private static RecordingBuilder restoredInPlace() {
        return secondary(powerCut(), 0)
                .header(h -> RecordingBuilder.expecting(h, Expectation.RESTORED))
                .without(e -> e instanceof NodeSample s && s.node().equals(M1) && within(e, 0, END))
                .without(e -> e instanceof LogLine)
                .serving(M1, 0, END)
                .change(M1, 0, 8, Samples.withoutGuest("mail"))
                .answering(16, 57)
                .silent(0, 8);
    }

    private static RecordingBuilder secondary(RecordingBuilder b, double from) {
        return b.change(M2, from, 42, Samples.drbd("WFConnection", "Secondary", "Unknown"))
                .change(M2, 42, 53, Samples.drbd("Connected", "Secondary", "Secondary"))
                .change(M2, from, 53, Samples.mounted(false))
                .change(M2, from, 53, Samples.service(false))
                .change(M2, from, 53, Samples.withoutGuests())
                .without(e -> e instanceof LedgerRead r && r.node().equals(M2))
                .without(e -> e instanceof AddressClaim && within(e, 0, 53));
    }

    @Test
    void aClusterThatComesBackFromDarknessPasses() {
        assertPasses(bothCut().build());
    }

    @Test
    void aServiceThatWaitsForTheOnlyGoodDataPasses() {
        assertPasses(waiting().build());
    }

    @Test
    void aTakeoverWithGoodDataPassesToo() {
        assertPasses(powerCut()
                .header(h -> RecordingBuilder.expecting(h, Expectation.TAKEOVER_OR_WAITS))
                .build());
    }

    @Test
    void aServiceRestoredInPlacePasses() {
        assertPasses(restoredInPlace().build());
    }

    @Test
    void aServiceRestoredOnTheOtherNodePasses() {
        assertPasses(powerCut()
                .header(h -> RecordingBuilder.expecting(h, Expectation.RESTORED))
                .build());
    }

    @Test
    void anOutageThatMayWaitCountsFromTheProvenUndo() {
        assertThat(judge(bothCut().build(), "pings-recovered").evidence()).contains("the longest 15.8 s");
    }

    static Stream<Arguments> defects() {
        return Stream.of(
                Arguments.of(
                        "a node promotes before the undo",
                        "disk-moved",
                        change(b ->
                                waitingFor(b).change(M2, 12, 19, Samples.drbd("WFConnection", "Primary", "Unknown")))),
                Arguments.of(
                        "the service is started before the undo",
                        "vz-restarted",
                        change(b -> waitingFor(b).change(M2, 12, 19, Samples.service(true)))),
                Arguments.of(
                        "an inconsistent disk is promoted",
                        "disk-moved",
                        change(b -> b.change(M2, 12, 19, Samples.spoilt("Inconsistent")))),
                Arguments.of(
                        "an outdated disk is promoted",
                        "disk-moved",
                        change(b -> b.change(M2, 12, 19, Samples.spoilt("Outdated")))),
                Arguments.of(
                        "the service does not come home",
                        "vz-restarted",
                        change(b -> b.change(M1, 55, END, Samples.service(false)))),
                Arguments.of(
                        "the disk does not come home",
                        "disk-moved",
                        change(b -> b.change(M1, 53, END, Samples.drbd("Connected", "Secondary", "Secondary")))),
                Arguments.of(
                        "the service ends on both nodes",
                        "vz-restarted",
                        change(b -> b.change(M2, 60, END, Samples.service(true))
                                .change(M2, 60, END, Samples.mounted(true)))),
                Arguments.of(
                        "back too late after the undo",
                        "pings-recovered",
                        change(b -> b.without(Point.UNDO)
                                .mark(5, Point.UNDO, "early")
                                .step(6, org.hadrill.recording.Event.Step.PROVE_UNDO, true, "m1 was back at once"))));
    }

    private static UnaryOperator<RecordingBuilder> change(UnaryOperator<RecordingBuilder> spoil) {
        return spoil;
    }

    private static RecordingBuilder waitingFor(RecordingBuilder b) {
        return b.header(h -> RecordingBuilder.expecting(h, Expectation.WAITS));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("defects")
    void aDefectIsCaughtByItsCheck(String defect, String check, UnaryOperator<RecordingBuilder> spoil) {
        CheckResult result = judge(spoil.apply(waiting()).build(), check);

        assertThat(result.verdict()).as("%s: %s", defect, result.evidence()).isEqualTo(FAIL);
    }

    @Test
    void aServiceThatNobodyRestoresFails() {
        Recording recording = restoredInPlace()
                .change(M1, 0, END, Samples.withoutGuest("mail"))
                .silent(0, END)
                .build();

        assertThat(judge(recording, "guests-running").verdict()).isEqualTo(FAIL);
        assertThat(judge(recording, "pings-recovered").verdict()).isEqualTo(FAIL);
    }

    @Test
    void aNodeThatServedWhenItWasCutHasNotBeenPromotedTooEarly() {
        Recording recording = waitingFor(bothCut())
                .with(powerCut().build().events().stream()
                        .filter(e -> e instanceof NodeSample s && s.node().equals(M1) && within(e, -1, 0))
                        .map(e -> at((NodeSample) e, 0.2))
                        .toArray(NodeSample[]::new))
                .build();

        assertThat(judge(recording, "disk-moved").verdict()).isEqualTo(PASS);
    }

    private static NodeSample at(NodeSample s, double t) {
        return new NodeSample(
                new org.hadrill.recording.Stamp(RecordingBuilder.time(t), s.at().error(), "m1.state", 1),
                s.node(),
                s.bootId(),
                s.mounted(),
                s.service(),
                s.guests(),
                s.manager(),
                s.interconnect(),
                s.received(),
                s.drbd());
    }

    private static void assertPasses(Recording recording) {
        List<CheckResult> results = Judge.judge(recording);
        assertThat(results)
                .isNotEmpty()
                .allSatisfy(r -> assertThat(r.verdict())
                        .as("%s: %s", r.name(), r.evidence())
                        .isEqualTo(PASS));
    }

    private static CheckResult judge(Recording recording, String check) {
        return Judge.judge(recording).stream()
                .filter(r -> r.name().equals(check))
                .findFirst()
                .orElseThrow();
    }
}
