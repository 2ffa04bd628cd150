package org.hadrill.time;

import java.time.Duration;
import java.time.Instant;

/** Time that passes only when somebody waits for it, or when a test says so. */
public final class ManualTime implements TimeSource {
    private Duration now = Duration.ZERO;

    @Override
    public Duration elapsed() {
        return now;
    }

    @Override
    public Instant wall() {
        return Instant.EPOCH.plus(now);
    }

    @Override
    public void sleep(Duration duration) {
        advance(duration);
    }

    public void advance(Duration duration) {
        now = now.plus(duration);
    }
}
