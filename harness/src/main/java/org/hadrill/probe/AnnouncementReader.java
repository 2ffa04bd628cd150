package org.hadrill.probe;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.Ipv4;
import org.hadrill.cluster.MacAddress;
import org.hadrill.recording.Event;

/**
 * Who announces the router's address: gratuitous ARP (RFC 5227 section 3), which reaches every card of the network, as
 * tcpdump(8) on the observer prints it. An owner of less than a period of {@link ArpingReader} is seen by this alone.
 */
final class AnnouncementReader implements StreamProbe.Reader {
    private static final Pattern LINE =
            Pattern.compile("([\\d.]+) ([0-9a-f:]{17}) > ff:ff:ff:ff:ff:ff, ethertype ARP .*");

    private final Ipv4 address;
    private final String iface;

    AnnouncementReader(Inventory inventory) {
        this.address = inventory.router().address();
        this.iface = inventory.observer().iface();
    }

    @Override
    public String command(boolean first) {
        // Bytes 14 and 24 of an ARP packet: sender's and target's address, which are the same in an announcement (RFC
        // 826).
        return StreamProbe.beside("tcpdump -i " + iface + " -p --immediate-mode -l -n -e -tt \"arp src host " + address
                + " and ether broadcast and arp[14:4] = arp[24:4]\" 2>/dev/null");
    }

    @Override
    public void line(String line, StreamProbe.Context context) {
        Matcher m = LINE.matcher(line);
        if (m.matches()) {
            context.add(new Event.AddressClaim(context.at(m.group(1)), address, new MacAddress(m.group(2)), true, 0));
        }
    }
}
