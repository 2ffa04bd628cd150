package org.hadrill.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hadrill.cluster.Ipv4;
import org.hadrill.recording.Event;
import org.hadrill.recording.Event.FrameReply;
import org.hadrill.recording.Event.PingReply;
import org.hadrill.recording.Event.PingSilence;
import org.hadrill.recording.Stamp;
import org.hadrill.recording.TestRecordings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutagesTests {
    private static final Ipv4 ROUTER = Ipv4.parse("192.168.46.200");
    private static final Ipv4 MAIL = Ipv4.parse("192.168.199.2");
    private static final Duration PERIOD = Duration.ofMillis(100);
    private static final Duration CLOCK_ERROR = Duration.ofMillis(3);

    /** ping that is told 100 ms sends every 104 ms where the clock ticks every 4 ms. */
    private static final int PACE_MS = 104;

    private static final Duration HALF = Duration.ofMillis(PACE_MS / 2);

    private final List<Event> events = new ArrayList<>();

    @Test
    void seesNoneInASteadyPing() {
        replies(1, 50);

        assertThat(outages()).isEmpty();
    }

    @Test
    void doesNotCallASingleLostProbeAnOutage() {
        replies(1, 10);
        replies(12, 30);

        assertThat(outages()).isEmpty();
    }

    @Test
    void callsTwoLostProbesInARowAnOutage() {
        replies(1, 10);
        replies(13, 30);

        assertThat(outages())
                .singleElement()
                .satisfies(o -> assertThat(o.duration()).isEqualTo(Duration.ofMillis(2 * PACE_MS)));
    }

    /** Between probe 10 and 11 it went away, between 20 and 21 it came back: ten probes, at most one more or less. */
    @Test
    void reachesFromTheMiddleOfTheFirstDoubtToTheMiddleOfTheLast() {
        replies(1, 10);
        replies(21, 30);

        assertThat(outages())
                .containsExactly(new Outage(
                        ROUTER,
                        at(10).plus(HALF),
                        Duration.ofMillis(10 * PACE_MS),
                        Duration.ofMillis(PACE_MS).plus(CLOCK_ERROR).plus(CLOCK_ERROR),
                        false));
    }

    /** An outage of any length, beginning at any moment of a period, is seen if it is longer than two, and right within one. */
    @ParameterizedTest
    @ValueSource(ints = {2 * PACE_MS + 1, 250, 311, 312, 313, 520, 999, 5003})
    void isRightWithinAPeriod(int trueMs) {
        for (int phase = 0; phase < PACE_MS; phase++) {
            events.clear();
            int from = 10 * PACE_MS + phase;
            for (int seq = 1; seq <= 80; seq++) {
                int sent = seq * PACE_MS;
                if (sent < from || sent >= from + trueMs) {
                    events.add(new PingReply(stamp(at(seq)), ROUTER, seq, false));
                }
            }

            assertThat(outages())
                    .as("phase %d ms", phase)
                    .singleElement()
                    .satisfies(o ->
                            assertThat(o.duration()).isCloseTo(Duration.ofMillis(trueMs), Duration.ofMillis(PACE_MS)));
        }
    }

    /** ICMP has 16 bits for the number: at ten probes a second it begins anew after 109 minutes. */
    @Test
    void seesNoOutageWhereTheNumberBeginsAnew() {
        replies(65_530, 65_535);
        for (int seq = 0; seq < 10; seq++) {
            events.add(new PingReply(stamp(at(65_536 + seq)), ROUTER, seq, false));
        }

        assertThat(outages()).isEmpty();
    }

    /** A stream that broke begins with number 1 again. */
    @Test
    void goesByTheTimeWhereAPingWasStartedAnew() {
        replies(1, 50);
        for (int seq = 1; seq <= 10; seq++) {
            events.add(new PingReply(stamp(at(55 + seq)), ROUTER, seq, false));
        }

        assertThat(outages())
                .singleElement()
                .satisfies(o ->
                        assertThat(o.duration()).isCloseTo(Duration.ofMillis(5 * PACE_MS), Duration.ofMillis(PACE_MS)));
    }

    @Test
    void showsFlappingAsSeveral() {
        replies(1, 10);
        replies(15, 16);
        replies(25, 26);
        replies(40, 50);

        assertThat(outages())
                .extracting(Outage::start)
                .containsExactly(at(10).plus(HALF), at(16).plus(HALF), at(26).plus(HALF));
    }

    @Test
    void leavesSilenceAtTheEndCensored() {
        replies(1, 10);
        silence(11, 40);

        assertThat(outages()).singleElement().satisfies(outage -> {
            assertThat(outage.censored()).isTrue();
            assertThat(outage.start()).isEqualTo(at(10).plus(PERIOD.dividedBy(2)));
            assertThat(outage.end()).isEqualTo(at(40));
        });
    }

    @Test
    void neverLetsAnAddressPassThatDidNotAnswerAtAll() {
        silence(1, 60);

        assertThat(outages()).singleElement().satisfies(outage -> {
            assertThat(outage.censored()).isTrue();
            assertThat(outage.start()).isEqualTo(at(1));
            assertThat(outage.end()).isEqualTo(at(60));
        });
    }

    @Test
    void countsSilenceBeforeTheFirstReply() {
        silence(1, 19);
        replies(20, 40);

        assertThat(outages()).singleElement().satisfies(outage -> {
            assertThat(outage.censored()).isFalse();
            assertThat(outage.start()).isEqualTo(at(1));
            assertThat(outage.end()).isEqualTo(at(20).minus(HALF));
        });
    }

    /** Under load every answer comes, 400 ms late: slow, but nobody was without service. */
    @Test
    void doesNotCallALateReplyAnOutage() {
        replies(1, 10);
        for (int seq = 11; seq <= 14; seq++) {
            events.add(new PingReply(stamp(at(14).plusMillis(seq)), ROUTER, seq, false));
        }
        replies(15, 30);

        assertThat(outages()).isEmpty();
    }

    @Test
    void callsRepliesThatAllComeMoreThanASecondLateAnOutage() {
        replies(1, 10);
        for (int seq = 11; seq <= 24; seq++) {
            events.add(new PingReply(stamp(at(24).plusMillis(seq)), ROUTER, seq, false));
        }
        replies(25, 40);

        assertThat(outages())
                .singleElement()
                .satisfies(o -> assertThat(o.start()).isEqualTo(at(10).plus(PERIOD.dividedBy(2))));
    }

    /** A second owner answers the same probe again; it must not fill the gap. */
    @Test
    void doesNotLetADuplicateEndAnOutage() {
        replies(1, 10);
        events.add(new PingReply(stamp(at(15)), ROUTER, 10, true));
        replies(21, 30);

        assertThat(outages()).singleElement().satisfies(o -> assertThat(o.end()).isEqualTo(at(21).minus(HALF)));
    }

    @Test
    void keepsAddressesApart() {
        replies(1, 10);
        replies(21, 40);
        for (int seq = 1; seq <= 40; seq++) {
            events.add(new PingReply(stamp(at(seq)), MAIL, seq, false));
        }

        assertThat(new Outages(TestRecordings.of(PERIOD, events)).of(MAIL)).isEmpty();
    }

    @Test
    void findsTheFramesViewOfAnOutage() {
        replies(1, 10);
        replies(21, 40);
        for (int seq : List.of(5, 10, 21, 26, 31, 40)) {
            events.add(new FrameReply(stamp(at(seq).minusMillis(2)), ROUTER, seq));
        }
        Outages outages = new Outages(TestRecordings.of(PERIOD, events));

        assertThat(outages.inFrames(outages.of(ROUTER).get(0)))
                .hasValueSatisfying(frames -> assertThat(frames.start())
                        .isEqualTo(at(10).minusMillis(2).plus(PERIOD.dividedBy(2))));
    }

    @Test
    void saysWhenTheProbeItselfWasSilent() {
        replies(1, 10);
        replies(40, 50);

        assertThat(new Outages(TestRecordings.of(PERIOD, events)).starved(ROUTER))
                .singleElement()
                .satisfies(span -> {
                    assertThat(span.from()).isEqualTo(at(10));
                    assertThat(span.to()).isEqualTo(at(40));
                });
    }

    private List<Outage> outages() {
        return new Outages(TestRecordings.of(PERIOD, events)).of(ROUTER);
    }

    private void replies(int from, int to) {
        for (int seq = from; seq <= to; seq++) {
            events.add(new PingReply(stamp(at(seq)), ROUTER, seq, false));
        }
    }

    private void silence(int from, int to) {
        for (int seq = from; seq <= to; seq++) {
            events.add(new PingSilence(stamp(at(seq)), ROUTER, seq, "no answer"));
        }
    }

    private static Duration at(int seq) {
        return Duration.ofMillis((long) seq * PACE_MS);
    }

    private static Stamp stamp(Duration time) {
        return new Stamp(time, CLOCK_ERROR, "ping.192.168.46.200", 0);
    }
}
