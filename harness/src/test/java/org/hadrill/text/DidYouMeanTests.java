package org.hadrill.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DidYouMeanTests {
    private static final List<String> KNOWN = List.of(
            "ssh", "eth0", "eth1", "eth2", "bmc", "cipher-suite", "known-host-key", "address", "power-cut-active");

    @ParameterizedTest
    @CsvSource({
        "eth3, eth2",
        "shs, ssh",
        "cipherSuite, cipher-suite",
        "KNOWN_HOST_KEY, known-host-key",
        "adress, address",
        "powercut-activ, power-cut-active"
    })
    void namesTheNearestWord(String wrong, String meant) {
        assertThat(DidYouMean.nearest(wrong, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"colour", "x", "''", "wlan0"})
    void namesNothingWhereNothingIsNear(String wrong) {
        assertThat(DidYouMean.nearest(wrong, KNOWN)).isEmpty();
    }

    @Test
    void doesNotCompareWordsThatNobodyMistypes() {
        assertThat(DidYouMean.nearest("x".repeat(100_000), KNOWN)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ab, ab, 0", "ab, ba, 1", "abc, ac, 1", "ac, abc, 1", "kitten, sitting, 3", "'', abc, 3"})
    void distanceCountsTheFewestMistakes(String a, String b, int distance) {
        assertThat(DidYouMean.distance(a, b)).isEqualTo(distance);
    }
}
