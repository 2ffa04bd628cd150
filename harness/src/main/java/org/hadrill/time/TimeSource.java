package org.hadrill.time;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * The one door to time. Real labs read the monotonic clock; the simulated lab moves its own.
 *
 * <p>Thread-safe.
 */
public interface TimeSource {
    /** Monotonic time since this source was made; never goes back, not moved by changes of the wall clock. */
    Duration elapsed();

    /** The wall clock, for people and file names only; never for measuring. */
    Instant wall();

    /**
     * Waits.
     *
     * @throws InterruptedException when the thread is interrupted; nothing else ends the wait early
     */
    void sleep(Duration duration) throws InterruptedException;

    /**
     * Waits until {@code condition} holds, asking every {@code poll}.
     *
     * @return whether it held within {@code limit}
     * @throws InterruptedException when the thread is interrupted
     */
    default boolean await(BooleanSupplier condition, Duration limit, Duration poll) throws InterruptedException {
        Duration end = elapsed().plus(limit);
        while (!condition.getAsBoolean()) {
            Duration left = end.minus(elapsed());
            if (left.isNegative() || left.isZero()) {
                return false;
            }
            sleep(poll.compareTo(left) < 0 ? poll : left);
        }
        return true;
    }
}
