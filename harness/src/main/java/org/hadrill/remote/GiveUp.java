package org.hadrill.remote;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Lets a caller give up a connection attempt on another thread: socket calls do not react to interrupts, only to the
 * close of their socket.
 *
 * <p>Thread-safe.
 */
final class GiveUp {
    private @Nullable Closeable blocking;
    private boolean given;

    /**
     * Notes what the working thread is about to block on; {@code null} for nothing.
     *
     * @throws InterruptedIOException when the caller has given up already
     */
    synchronized void blockingOn(@Nullable Closeable next) throws InterruptedIOException {
        if (given) {
            throw new InterruptedIOException("given up");
        }
        blocking = next;
    }

    /** Closes what the working thread blocks on, now and from now on. */
    synchronized void now() {
        given = true;
        if (blocking != null) {
            try {
                blocking.close();
            } catch (IOException e) {
                // The attempt is over either way.
            }
        }
    }
}
