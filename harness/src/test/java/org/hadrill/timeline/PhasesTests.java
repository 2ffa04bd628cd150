package org.hadrill.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hadrill.recording.RecordingBuilder.CARD_2;
import static org.hadrill.recording.RecordingBuilder.M2;
import static org.hadrill.recording.RecordingBuilder.powerCut;

import java.time.Duration;
import java.util.List;
import org.hadrill.recording.Event.AddressClaim;
import org.hadrill.recording.Event.LogLine;
import org.hadrill.recording.Event.NodeSample;
import org.hadrill.recording.Event.Point;
import org.hadrill.run.RunResult.PhaseResult;
import org.junit.jupiter.api.Test;

class PhasesTests {
    private final List<PhaseResult> phases = Phases.of(powerCut().build());

    @Test
    void everyPhaseHasItsName() {
        assertThat(phases)
                .extracting(p -> p.part() + " " + p.name())
                .containsExactly(
                        "takeover detect",
                        "takeover promote",
                        "takeover mount",
                        "takeover start-service",
                        "takeover announce",
                        "takeover first-reply",
                        "failback promote",
                        "failback mount",
                        "failback start-service",
                        "failback announce",
                        "failback first-reply");
    }

    @Test
    void theTakeoversPhasesAddUpToTheFirstReply() {
        List<PhaseResult> takeover = part(phases, "takeover");

        assertAdjoining(takeover);
        assertThat(takeover.get(0).start()).isZero();
        assertThat(sum(takeover))
                .as("the router answers again 16 s after the fault")
                .isEqualTo(seconds(16));
    }

    @Test
    void theFailbacksPhasesBeginWhenTheStandbyLetsGo() {
        List<PhaseResult> failback = part(phases, "failback");

        assertAdjoining(failback);
        assertThat(failback.get(0).start()).isEqualTo(seconds(50));
        assertThat(sum(failback)).as("from 50 s to the first reply at 57 s").isEqualTo(seconds(7));
    }

    @Test
    void eachPhaseLastsAsLongAsItDid() {
        assertThat(part(phases, "takeover"))
                .extracting(PhaseResult::duration)
                .containsExactly(
                        Duration.ofMillis(10_100),
                        Duration.ofMillis(1_900),
                        seconds(1),
                        seconds(1),
                        Duration.ofMillis(1_200),
                        Duration.ofMillis(800));
    }

    @Test
    void fencingIsAPhaseWhereThePeerWasFenced() {
        List<PhaseResult> fenced = part(
                Phases.of(powerCut()
                        .log(M2, 11.1, "hadrill: [812]: info: node m1 is off, confirmed: Chassis Power is off")
                        .build()),
                "takeover");

        assertThat(fenced).extracting(PhaseResult::name).startsWith("detect", "fence", "promote", "mount");
        assertThat(fenced.get(1).duration()).isEqualTo(seconds(1));
        assertAdjoining(fenced);
        assertThat(sum(fenced)).isEqualTo(seconds(16));
    }

    @Test
    void anAddressThatIsAnnouncedWhileGuestsStillStartEndsTheStartOfTheService() {
        List<PhaseResult> early =
                part(Phases.of(powerCut().announces(CARD_2, 13.5).build()), "takeover");

        assertThat(early)
                .filteredOn(p -> p.name().equals("start-service"))
                .extracting(PhaseResult::duration)
                .containsExactly(Duration.ofMillis(500));
        assertThat(early).extracting(PhaseResult::name).endsWith("start-service", "announce", "first-reply");
        assertAdjoining(early);
        assertThat(sum(early)).isEqualTo(seconds(16));
    }

    @Test
    void aPhaseThatWasNotSeenIsLeftOutAndTheRestStillAddsUp() {
        List<PhaseResult> without = part(
                Phases.of(powerCut()
                        .without(LogLine.class::isInstance)
                        .without(e -> e instanceof AddressClaim c && c.mac().equals(CARD_2))
                        .build()),
                "takeover");

        assertThat(without).extracting(PhaseResult::name).doesNotContain("detect", "announce");
        assertAdjoining(without);
        assertThat(without.get(0).start().plus(sum(without))).isEqualTo(seconds(16));
    }

    @Test
    void withoutATakeoverThereIsNoFailback() {
        assertThat(Phases.of(powerCut()
                        .without(e -> e instanceof NodeSample s && s.node().equals(M2) && s.service())
                        .build()))
                .extracting(PhaseResult::part)
                .doesNotContain("failback");
    }

    @Test
    void whatWasNotBrokenHasNoPhases() {
        assertThat(Phases.of(powerCut().without(Point.FAULT).build())).isEmpty();
    }

    private static void assertAdjoining(List<PhaseResult> part) {
        for (int i = 1; i < part.size(); i++) {
            PhaseResult before = part.get(i - 1);
            assertThat(part.get(i).start()).isEqualTo(before.start().plus(before.duration()));
        }
    }

    private static List<PhaseResult> part(List<PhaseResult> phases, String part) {
        return phases.stream().filter(p -> p.part().equals(part)).toList();
    }

    private static Duration sum(List<PhaseResult> phases) {
        return phases.stream().map(PhaseResult::duration).reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }
}
