package org.hadrill.timeline;

import java.time.Duration;

/**
 * A value that held from one time to another on the recording's axis.
 *
 * @param ref where its first sample stands
 */
public record Span<T>(Duration from, Duration to, T value, String ref) {
    public Duration length() {
        return to.minus(from);
    }
}
