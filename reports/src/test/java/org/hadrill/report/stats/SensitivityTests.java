package org.hadrill.report.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SensitivityTests {
    private static final double ALPHA = 0.05;

    private static double[] normal(Random random, int n, double shift) {
        return random.doubles(n)
                .map(u -> 0)
                .map(z -> 20 + random.nextGaussian() + shift)
                .toArray();
    }

    private static Sensitivity spread(int n) {
        return new Sensitivity(
                Times.ofSeconds(normal(new Random(1), n, 0)), Times.ofSeconds(normal(new Random(2), n, 0)));
    }

    /** Second way: plants the slowdown in fresh times of the same kind and counts how often the test itself finds it. */
    @ParameterizedTest
    @ValueSource(ints = {8, 20})
    void aSlowdownThatCouldBeSeenIsFoundAsOftenAsIsSaid(int n) {
        double smallest = spread(50).smallest(n, n, ALPHA);
        Random random = new Random(3);
        int found = 0;
        int tries = 1000;
        for (int i = 0; i < tries; i++) {
            Times old = Times.ofSeconds(normal(random, n, 0));
            Times now = Times.ofSeconds(normal(random, n, smallest));
            found += MannWhitney.p(old, now) <= ALPHA ? 1 : 0;
        }

        assertThat(found / (double) tries).isCloseTo(Sensitivity.POWER, within(0.06));
    }

    /** J. Cohen, Statistical Power Analysis (1988), table 2.4.1: one deviation apart 17 each by means; ranks need 1/0.955 of that. */
    @Test
    void theNeededSamplesAreThoseOfTheTables() {
        assertThat(spread(50).samples(1.0, ALPHA).orElseThrow()).isBetween(15, 22);
    }

    @Test
    void smallerSlowdownsNeedMoreSamplesUntilThereAreTooManyToSay() {
        Sensitivity spread = spread(50);
        int half = spread.samples(0.5, ALPHA).orElseThrow();

        assertThat(half).isBetween(55, 85);
        assertThat(spread.samples(1.0, ALPHA / 10).orElseThrow())
                .isGreaterThan(spread.samples(1.0, ALPHA).orElseThrow());
        assertThat(spread.samples(0.01, ALPHA)).isEmpty();
    }

    @Test
    void tooFewCouldNotHaveSeenAnything() {
        assertThat(spread(50).smallest(3, 3, ALPHA)).isInfinite();
        assertThat(new Sensitivity(Times.ofSeconds(), Times.ofSeconds()).smallest(20, 20, ALPHA))
                .isInfinite();
    }

    @Test
    void aDifferenceBetweenTheSidesIsNoSpread() {
        Random random = new Random(new SplittableRandom(5).nextLong());
        Times old = Times.ofSeconds(normal(random, 20, 0));
        double[] far = java.util.Arrays.stream(old.seconds()).map(s -> s + 100).toArray();

        assertThat(new Sensitivity(old, Times.ofSeconds(far)).smallest(20, 20, ALPHA))
                .isCloseTo(new Sensitivity(old, old).smallest(20, 20, ALPHA), within(1e-9));
    }

    @Test
    void theSameTimesGiveTheSameAnswer() {
        assertThat(spread(20).smallest(10, 10, ALPHA)).isEqualTo(spread(20).smallest(10, 10, ALPHA));
    }
}
