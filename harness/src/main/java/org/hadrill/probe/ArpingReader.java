package org.hadrill.probe;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.Ipv4;
import org.hadrill.cluster.MacAddress;
import org.hadrill.recording.Event;

/**
 * Who answers for the router's address: iputils {@code arping -b}, a broadcast request each period, so that every owner is
 * asked; it knows whole seconds only. Its lines carry no time: they are stamped as they arrive, one period of error.
 */
final class ArpingReader implements StreamProbe.Reader {
    private static final Pattern REPLY =
            Pattern.compile("(?:Unicast|Broadcast) reply from ([\\d.]+) \\[([0-9A-Fa-f:]{17})].*");

    private final Inventory inventory;

    ArpingReader(Inventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public String command(boolean first) {
        long seconds = Math.max(1, inventory.probes().arp().toSeconds());
        return StreamProbe.beside("arping -b -i " + seconds + " -I "
                + inventory.observer().iface() + " " + inventory.router().address());
    }

    @Override
    public void line(String line, StreamProbe.Context context) {
        Matcher m = REPLY.matcher(line);
        if (m.matches()) {
            context.add(new Event.AddressClaim(
                    context.at(context.arrived(), inventory.probes().arp()),
                    Ipv4.parse(m.group(1)),
                    new MacAddress(m.group(2)),
                    false,
                    0));
        }
    }
}
