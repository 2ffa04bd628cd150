package org.hadrill.controller.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.hadrill.controller.wire.ReplayGuard.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayGuardTests {
    private static final long LIFE = 0x6b02d72c;

    private final ReplayGuard guard = new ReplayGuard(Set.of("m1", "m2"));

    @Test
    void theSameMessageByTheOtherPathIsADuplicate() {
        assertThat(guard.accept("m1", LIFE, 1)).isEqualTo(Verdict.FRESH);
        assertThat(guard.accept("m1", LIFE, 1)).isEqualTo(Verdict.DUPLICATE);
        assertThat(guard.accept("m1", LIFE, 2)).isEqualTo(Verdict.FRESH);
        assertThat(guard.accept("m1", LIFE, 1)).isEqualTo(Verdict.DUPLICATE);
    }

    @ParameterizedTest
    @CsvSource({
        "969, DUPLICATE", // 31 behind, seen
        "968, REPLAYED", // 32 behind, seen
        "950, FRESH", // lost until now
        "937, REPLAYED", // 63 behind, seen
        "936, REPLAYED", // out of the window
        "1, REPLAYED",
        "1001, FRESH",
        "9223372036854775807, FRESH",
    })
    void theWindowEndsWhereItSays(long sequence, Verdict verdict) {
        for (long n = 900; n <= 1000; n++) {
            if (n != 950) {
                guard.accept("m1", LIFE, n);
            }
        }
        assertThat(guard.accept("m1", LIFE, sequence)).isEqualTo(verdict);
    }

    @Test
    void aNewLifeBeginsAnewAndTheOldOneIsOver() {
        guard.accept("m1", LIFE, 500);
        assertThat(guard.accept("m1", LIFE + 1, 1)).isEqualTo(Verdict.FRESH);
        assertThat(guard.accept("m1", LIFE, 501)).isEqualTo(Verdict.OLD_GENERATION);
        assertThat(guard.accept("m1", LIFE + 1, 1)).isEqualTo(Verdict.DUPLICATE);
    }

    @Test
    void nodesDoNotDisturbEachOtherAndStrangersAreNotHeard() {
        guard.accept("m1", LIFE + 7, 500);
        assertThat(guard.accept("m2", LIFE, 1)).isEqualTo(Verdict.FRESH);
        assertThat(guard.accept("m3", LIFE, 1)).isEqualTo(Verdict.STRANGER);
        assertThat(guard.accept(Message.of("status").build())).isEqualTo(Verdict.STRANGER);
    }

    @Test
    void aMessageWithoutAProperNumberProvesNothing() {
        Message.Builder ack = Message.of("NS_ackmsg").add("src", "m1").addHex("hg", LIFE);
        assertThat(guard.accept(ack.build())).isEqualTo(Verdict.UNNUMBERED);
        assertThat(guard.accept(ack.add("seq", "-1").build())).isEqualTo(Verdict.UNNUMBERED);
        assertThatIllegalArgumentException().isThrownBy(() -> guard.accept("m1", LIFE, -1));
    }

    @Test
    void noOrderOfCopiesMakesAMessageFreshTwice() {
        Random random = new Random(20_261_122);
        Set<Long> seen = new HashSet<>();
        long newest = 0;
        int late = 0;
        for (int n = 0; n < 200_000; n++) {
            long sequence = Math.max(0, newest + random.nextInt(80) - 76);
            boolean expected = newest - sequence < ReplayGuard.WINDOW && !seen.contains(sequence);
            assertThat(guard.accept("m1", LIFE, sequence) == Verdict.FRESH)
                    .as("%d after %d", sequence, newest)
                    .isEqualTo(expected);
            late += expected && sequence < newest ? 1 : 0;
            newest = Math.max(newest, sequence);
            seen.add(sequence);
        }
        assertThat(late).isGreaterThan(1_000);
    }
}
