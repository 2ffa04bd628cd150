package org.hadrill.probe;

import java.util.Locale;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.Ipv4;
import org.hadrill.recording.Event;
import org.hadrill.recording.Stamp;

/** Pings of one address from the observer: iputils {@code ping -D -O}, one line a probe, answered or not. */
final class PingReader implements StreamProbe.Reader {
    private final Ipv4 address;
    private final Inventory inventory;

    PingReader(Ipv4 address, Inventory inventory) {
        this.address = address;
        this.inventory = inventory;
    }

    @Override
    public String command(boolean first) {
        return StreamProbe.beside(String.format(
                Locale.ROOT,
                "ping -n -D -O -i %.3f %s",
                inventory.probes().ping().toMillis() / 1e3,
                address));
    }

    @Override
    public void line(String line, StreamProbe.Context context) {
        PingLine.parse(line).filter(p -> !p.epochSeconds().isEmpty()).ifPresent(ping -> {
            Stamp stamp = context.at(ping.epochSeconds());
            context.add(
                    ping.answered()
                            ? new Event.PingReply(stamp, address, ping.seq(), ping.duplicate())
                            : new Event.PingSilence(stamp, address, ping.seq(), ping.reason()));
        });
    }
}
