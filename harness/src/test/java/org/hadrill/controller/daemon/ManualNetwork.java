package org.hadrill.controller.daemon;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.hadrill.time.ManualTime;

/** A network where waiting takes no real time: it moves the clock on. */
final class ManualNetwork implements Network {
    final List<byte[]> sent = new ArrayList<>();
    final List<byte[]> arriving = new ArrayList<>();
    final List<Duration> waits = new ArrayList<>();
    private final ManualTime time;

    ManualNetwork(ManualTime time) {
        this.time = time;
    }

    @Override
    public void send(byte[] datagram) {
        sent.add(datagram);
    }

    @Override
    public void await(Duration limit, BiConsumer<String, byte[]> arrived) {
        waits.add(limit);
        if (arriving.isEmpty() && !limit.isNegative()) {
            time.advance(limit);
        }
        List<byte[]> now = List.copyOf(arriving);
        arriving.clear();
        now.forEach(bytes -> arrived.accept("eth2", bytes));
    }

    @Override
    public void wakeUp() {
        // Never asleep.
    }
}
