package org.hadrill.drill;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;

/**
 * One drill of a run, decided before anything is broken.
 *
 * @param number from 1, in the order of the run
 * @param repeat which repeat of its scenario, from 1
 * @param seed of this drill alone, derived from the run's
 * @param phase how long to wait after the baseline, so that the fault meets the keepalive at a random phase
 * @param folder where the recording goes; made by the drill
 */
public record DrillPlan(int number, Scenario scenario, int repeat, long seed, Duration phase, Path folder) {
    private static final int NS_PER_MS = 1_000_000;

    /** A drill by itself that keeps its recording nowhere; its phase comes from {@code seed}. */
    public static DrillPlan of(Scenario scenario, long seed, Duration keepalive) {
        return new DrillPlan(1, scenario, 1, seed, phase(seed, keepalive), Path.of(""));
    }

    /** A wait shorter than {@code keepalive}, from {@code seed}. */
    public static Duration phase(long seed, Duration keepalive) {
        long ms = Math.max(1, keepalive.toNanos() / NS_PER_MS);
        return Duration.ofMillis(new Random(seed).nextLong(ms));
    }
}
