package org.hadrill.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hadrill.recording.RecordingBuilder.M1;
import static org.hadrill.recording.RecordingBuilder.M2;
import static org.hadrill.recording.RecordingBuilder.START;
import static org.hadrill.recording.RecordingBuilder.powerCut;
import static org.hadrill.recording.RecordingBuilder.time;
import static org.hadrill.recording.RecordingBuilder.within;

import java.time.Duration;
import java.util.List;
import org.hadrill.recording.Event.NodeSample;
import org.hadrill.recording.RecordingBuilder;
import org.junit.jupiter.api.Test;

class LanesTests {
    private static final Duration STATE_PERIOD = Duration.ofMillis(400);

    private final Lanes lanes = new Lanes(powerCut().build());

    @Test
    void aDeadNodesLastSampleEndsItsInterval() {
        List<Span<Boolean>> service = lanes.service(M1);

        assertThat(service.get(0).value()).isTrue();
        assertThat(service.get(0).from()).isEqualTo(time(START));
        assertThat(service.get(0).to())
                .as("the last sample came before the fault")
                .isBetween(time(0).minus(STATE_PERIOD), time(0));
        assertThat(service.get(1).from()).isEqualTo(time(40));
    }

    @Test
    void everyBootIsAnIntervalOfItsOwn() {
        assertThat(lanes.alive(M1)).extracting(Span::value).containsExactly("boot-1", "boot-2");
        assertThat(lanes.alive(M2)).extracting(Span::value).containsExactly("boot-1");
    }

    @Test
    void anIntervalReachesToTheFirstSampleOfTheNextState() {
        List<Span<String>> role = lanes.role(M2);

        assertThat(role).extracting(Span::value).containsExactly("Secondary", "Primary", "Secondary");
        assertThat(role).extracting(Span::from).startsWith(time(START), time(12), time(52));
        assertThat(role.get(0).to()).isEqualTo(role.get(1).from());
        assertThat(role.get(1).to()).isEqualTo(role.get(2).from());
    }

    @Test
    void aRestartWithoutADetectableGapIsStillAnotherBoot() {
        Lanes quick = new Lanes(powerCut()
                .change(
                        M2,
                        30,
                        RecordingBuilder.END,
                        s -> new NodeSample(
                                s.at(),
                                s.node(),
                                "boot-9",
                                s.mounted(),
                                s.service(),
                                s.guests(),
                                s.manager(),
                                s.interconnect(),
                                s.received(),
                                s.drbd()))
                .build());

        Span<String> before = quick.alive(M2).get(0);
        assertThat(before.value()).isEqualTo("boot-1");
        assertThat(before.to()).as("not drawn over the reboot").isLessThan(time(30));
    }

    @Test
    void aLostSampleDoesNotCutAnIntervalButALongSilenceDoes() {
        assertThat(withoutSamples(20, 21.2)).hasSize(1);
        assertThat(withoutSamples(20, 22)).hasSize(2);
    }

    private static List<Span<Boolean>> withoutSamples(double from, double to) {
        return new Lanes(powerCut()
                        .without(e -> e instanceof NodeSample s && s.node().equals(M2) && within(e, from, to))
                        .build())
                .manager(M2);
    }

    @Test
    void theOwnerHoldsUntilTheNextClaim() {
        assertThat(lanes.owner()).extracting(Span::value).containsExactly("m1", "m2", "m1");
        assertThat(lanes.owner()).extracting(Span::from).containsExactly(time(START), time(15.2), time(56.2));
    }

    @Test
    void thePowerIsWhatTheBmcSaidLast() {
        assertThat(lanes.power(M1))
                .extracting(Span::value, Span::from, Span::to)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(false, time(0.3), time(20.6)),
                        org.assertj.core.groups.Tuple.tuple(true, time(20.6), time(RecordingBuilder.END)));
    }
}
