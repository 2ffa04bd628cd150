package org.hadrill.report.sample;

import java.time.Duration;

/**
 * How long one phase of one move took in one drill. A phase that was not seen has no sample.
 *
 * @param name such as {@code promote}, as {@link org.hadrill.timeline.Phases} names it
 */
public record PhaseSample(Move move, String name, Duration duration) {}
