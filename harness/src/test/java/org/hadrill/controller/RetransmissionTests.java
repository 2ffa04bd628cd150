package org.hadrill.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RetransmissionTests {
    private static final long LIFE = 7;

    private final Retransmission retransmission = new Retransmission();

    private OptionalLong received(long... numbers) {
        OptionalLong acknowledge = OptionalLong.empty();
        for (long number : numbers) {
            acknowledge = retransmission.received(LIFE, number);
        }
        return acknowledge;
    }

    @Test
    void aGapIsMissingUntilItComesOrIsLost() {
        received(1, 2, 6);
        assertThat(retransmission.missing()).containsExactly(3, 4, 5);
        received(4);
        retransmission.lost(5);
        assertThat(retransmission.missing()).containsExactly(3);
        received(3);
        assertThat(retransmission.missing()).isEmpty();
    }

    @Test
    void theFirstMessageHeardLeavesNoGapBehindIt() {
        received(500);
        assertThat(retransmission.missing()).isEmpty();
    }

    @Test
    void whatWouldBeTooOldToBeTakenIsNotAskedFor() {
        received(1, 200);
        assertThat(retransmission.missing()).hasSize(Retransmission.ASKED_MAX).startsWith(200 - 63);
        received(LongStream.rangeClosed(201, 300).toArray());
        assertThat(retransmission.missing()).isEmpty();
    }

    @Test
    void onlyWhatIsCompleteIsAcknowledged() {
        assertThat(received(1, 2, 3, 4, 5, 6, 7, 8, 9)).isEmpty();
        assertThat(received(10)).hasValue(10);
        assertThat(received(11, 12, 14, 15, 16, 17, 18, 19, 20, 21)).isEmpty();
        assertThat(received(13)).hasValue(21);
    }

    @Test
    void aNewLifeOfThePeerBeginsAnew() {
        received(1, 5);
        assertThat(retransmission.received(LIFE + 1, 3)).isEmpty();
        assertThat(retransmission.missing()).isEmpty();
    }

    @Test
    void whatWasSentIsKeptForAWhile() {
        for (int number = 1; number <= Retransmission.KEPT_MAX + 1; number++) {
            retransmission.sent(number, new byte[] {(byte) number});
        }
        assertThat(retransmission.again(1)).isEmpty();
        assertThat(retransmission.again(2)).hasValue(new byte[] {2});
    }
}
