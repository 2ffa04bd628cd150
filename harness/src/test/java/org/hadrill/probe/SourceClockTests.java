package org.hadrill.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import org.hadrill.time.ManualTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceClockTests {
    private static final Duration OFFSET = Duration.ofSeconds(1_795_370_469);

    private final ManualTime time = new ManualTime();
    private final SourceClock clock = new SourceClock();

    @Test
    void readsTheOffsetFromARoundTripAndItsHalfAsError() {
        roundTrip(5, 5);

        SourceClock.Local local = clock.toLocal(OFFSET.plusSeconds(0));

        assertThat(local.time()).isZero();
        assertThat(local.error()).isCloseTo(Duration.ofMillis(5), Duration.ofNanos(5_000));
    }

    @Test
    void isWithinItsErrorWhenTheWaysDiffer() {
        roundTrip(1, 39);

        SourceClock.Local local = clock.toLocal(OFFSET.plusSeconds(1));

        assertThat(local.time().minus(Duration.ofSeconds(1)).abs()).isLessThanOrEqualTo(local.error());
    }

    @Test
    void prefersTheShortestRoundTrip() {
        roundTrip(1, 80);
        roundTrip(1, 1);
        roundTrip(60, 1);

        assertThat(clock.toLocal(OFFSET.plus(time.elapsed())).error()).isLessThan(Duration.ofMillis(2));
    }

    @Test
    void trustsAnOldRoundTripLessAndTakesANewerOne() {
        roundTrip(1, 1);
        Duration young = errorNow();
        time.advance(Duration.ofSeconds(100));

        assertThat(errorNow().minus(young)).isCloseTo(Duration.ofMillis(20), Duration.ofMillis(1));

        roundTrip(5, 5);

        assertThat(errorNow()).isLessThan(Duration.ofMillis(6));
    }

    /** A clock that runs 100 ppm fast for ten minutes, asked every five seconds over ways of random length. */
    @Test
    void keepsWithinItsErrorWhileTheSourceDrifts() {
        Random random = new Random(7);
        for (int i = 0; i < 120; i++) {
            long number = clock.ask(time.elapsed());
            time.advance(Duration.ofMillis(random.nextInt(1, 20)));
            Duration source = drifted(time.elapsed());
            time.advance(Duration.ofMillis(random.nextInt(1, 20)));
            clock.answered(number, source, time.elapsed());
            time.advance(Duration.ofSeconds(5));

            SourceClock.Local local = clock.toLocal(drifted(time.elapsed()));

            assertThat(local.time().minus(time.elapsed()).abs()).isLessThanOrEqualTo(local.error());
            assertThat(local.error()).isLessThan(Duration.ofMillis(30));
        }
    }

    @Test
    void passesOverAnswersToQuestionsThatItDidNotAsk() {
        clock.answered(4, OFFSET, time.elapsed());

        assertThat(clock.known()).isFalse();
        assertThatThrownBy(() -> clock.toLocal(OFFSET)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void takesAnAnswerOnce() {
        long number = clock.ask(time.elapsed());
        clock.answered(number, OFFSET, time.elapsed());
        clock.answered(number, OFFSET.plusSeconds(9), time.elapsed());

        assertThat(clock.toLocal(OFFSET).time()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "1795370469.658499, 1795370469, 658499000",
        "'1795370469,658499', 1795370469, 658499000",
        "1795347142.088327473, 1795347142, 88327473",
        "13.17, 13, 170000000",
        "0, 0, 0",
    })
    void readsSecondsExactly(String text, long seconds, int nanos) {
        assertThat(SourceClock.seconds(text)).isEqualTo(Duration.ofSeconds(seconds, nanos));
    }

    private Duration errorNow() {
        return clock.toLocal(OFFSET.plus(time.elapsed())).error();
    }

    private static Duration drifted(Duration ours) {
        return OFFSET.plus(ours).plusNanos(ours.toNanos() / 10_000);
    }

    private void roundTrip(long thereMs, long backMs) {
        long number = clock.ask(time.elapsed());
        time.advance(Duration.ofMillis(thereMs));
        Duration source = OFFSET.plus(time.elapsed());
        time.advance(Duration.ofMillis(backMs));
        clock.answered(number, source, time.elapsed());
    }
}
