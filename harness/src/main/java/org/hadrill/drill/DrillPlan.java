package org.hadrill.drill;

import java.nio.file.Path;
import java.time.Duration;

/**
 * One drill of a run, decided before anything is broken.
 *
 * @param number from 1, in the order of the run
 * @param repeat which repeat of its scenario, from 1
 * @param seed of this drill alone, derived from the run's
 * @param phase how long to wait after the baseline, so that the fault meets the keepalive at a random phase
 * @param folder where the recording goes; made by the drill
 */
public record DrillPlan(int number, Scenario scenario, int repeat, long seed, Duration phase, Path folder) {}
