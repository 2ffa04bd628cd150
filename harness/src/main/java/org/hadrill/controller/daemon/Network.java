package org.hadrill.controller.daemon;

import java.time.Duration;
import java.util.function.BiConsumer;

/** Heartbeat paths as the loop sees them. */
interface Network {
    /** Sends on every path that can; never blocks, never throws: a path that cannot send is logged at a limited rate. */
    void send(byte[] datagram);

    /**
     * Waits until a datagram arrived, {@link #wakeUp} was called or {@code limit} has passed, then hands over what has arrived,
     * with the card that it came in by. Does not wait when {@code limit} is not positive. Called by one thread only.
     */
    void await(Duration limit, BiConsumer<String, byte[]> arrived);

    /** Ends the current {@link #await}, or the next. Any thread. */
    void wakeUp();
}
