package org.hadrill.time;

import java.time.Duration;
import java.time.Instant;

/** Time of this machine: {@code CLOCK_MONOTONIC} for measuring. */
public final class SystemTime implements TimeSource {
    private final long originNs = System.nanoTime();

    @Override
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - originNs);
    }

    /** The reading of {@link System#nanoTime()} at which {@link #elapsed()} was zero. */
    public long originNs() {
        return originNs;
    }

    @Override
    public Instant wall() {
        return Instant.now();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (!duration.isNegative() && !duration.isZero()) {
            Thread.sleep(duration.toMillis(), (int) (duration.toNanos() % 1_000_000));
        }
    }
}
