package org.hadrill.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.hadrill.cluster.Ipv4;
import org.hadrill.recording.Header.Expectation;
import org.hadrill.recording.Recording;
import org.hadrill.recording.RecordingBuilder;
import org.junit.jupiter.api.Test;

class OutageLimitTests {
    private static final Ipv4 ROUTER = Ipv4.parse("192.168.46.200");

    private static Recording expecting(Expectation expectation) {
        return RecordingBuilder.powerCut()
                .header(h -> RecordingBuilder.expecting(h, expectation))
                .build();
    }

    private static Outage until(Recording recording, Duration end) {
        return new Outages(recording)
                .of(ROUTER).stream()
                        .filter(o -> o.end().compareTo(end) <= 0)
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void anOutageThatMayWaitForTheUndoCountsFromThere() {
        Recording recording = expecting(Expectation.WAITS);
        Outage first = until(recording, recording.end());
        Outage acrossTheUndo = new Outage(
                ROUTER, first.start(), recording.undone().plusSeconds(3).minus(first.start()), first.error(), false);
        Duration plain = recording.header().outageLimits().get(ROUTER);

        assertThat(OutageLimit.of(recording, acrossTheUndo))
                .isEqualTo(plain.plus(recording.undone()).minus(first.start()));
        assertThat(OutageLimit.of(recording, first)).as("over before the undo").isEqualTo(plain);
    }

    @Test
    void whereTheServiceHasToMoveNoOutageMayWait() {
        Recording recording = expecting(Expectation.TAKEOVER_THEN_FAILBACK);
        Duration plain = recording.header().outageLimits().get(ROUTER);

        List<Outage> all = new Outages(recording).of(ROUTER);
        assertThat(all).isNotEmpty();
        assertThat(all).allSatisfy(o -> assertThat(OutageLimit.of(recording, o)).isEqualTo(plain));
    }
}
