package org.hadrill.probe;

import java.util.HexFormat;
import org.hadrill.cluster.Ipv4;
import org.hadrill.cluster.MacAddress;

/** Decodes the frames that drills ask about: ARP (RFC 826), ICMP echo (RFC 792), Heartbeat and DRBD by their ports. */
final class Frames {
    private static final int ETHERTYPE = 12;
    private static final int PAYLOAD = 14;
    private static final int ARP_LENGTH = 28;
    private static final int HEARTBEAT_PORT = 694;
    private static final int DRBD_PORT = 7788;
    private static final HexFormat COLONS = HexFormat.ofDelimiter(":");

    private Frames() {}

    /** What a frame carries. */
    sealed interface Decoded {}

    /** An ARP request or reply for IPv4 over Ethernet. */
    record Arp(boolean request, MacAddress senderMac, Ipv4 senderIp, Ipv4 targetIp) implements Decoded {
        /** Whether it announces the sender's own address (RFC 5227, section 3). */
        boolean gratuitous() {
            return senderIp.equals(targetIp);
        }
    }

    /** An ICMP echo reply. */
    record EchoReply(Ipv4 source, Ipv4 target, int seq) implements Decoded {}

    /** A datagram from or to Heartbeat's port, 694. */
    record Heartbeat() implements Decoded {}

    /** A segment from or to DRBD's port, 7788. */
    record Drbd() implements Decoded {}

    /** Anything else, or cut too short to tell. */
    record Other() implements Decoded {}

    static Decoded decode(byte[] frame) {
        if (frame.length < PAYLOAD) {
            return new Other();
        }
        return switch (u16(frame, ETHERTYPE)) {
            case 0x0806 -> arp(frame);
            case 0x0800 -> ipv4(frame);
            default -> new Other();
        };
    }

    private static Decoded arp(byte[] f) {
        if (f.length < PAYLOAD + ARP_LENGTH || u16(f, PAYLOAD + 2) != 0x0800) {
            return new Other();
        }
        return new Arp(
                u16(f, PAYLOAD + 6) == 1,
                new MacAddress(COLONS.formatHex(f, PAYLOAD + 8, PAYLOAD + 14)),
                ip(f, PAYLOAD + 14),
                ip(f, PAYLOAD + 24));
    }

    private static Decoded ipv4(byte[] f) {
        if (f.length < PAYLOAD + 20) {
            return new Other();
        }
        int header = PAYLOAD + (f[PAYLOAD] & 15) * 4;
        boolean fragment = (u16(f, PAYLOAD + 6) & 0x1fff) != 0;
        if (fragment || header < PAYLOAD + 20 || f.length < header + 8) {
            return new Other();
        }
        int protocol = f[PAYLOAD + 9] & 255;
        if (protocol == 1 && f[header] == 0) {
            return new EchoReply(ip(f, PAYLOAD + 12), ip(f, PAYLOAD + 16), u16(f, header + 6));
        }
        int from = u16(f, header);
        int to = u16(f, header + 2);
        if (protocol == 17 && (from == HEARTBEAT_PORT || to == HEARTBEAT_PORT)) {
            return new Heartbeat();
        }
        if (protocol == 6 && (from == DRBD_PORT || to == DRBD_PORT)) {
            return new Drbd();
        }
        return new Other();
    }

    private static int u16(byte[] f, int at) {
        return (f[at] & 255) << 8 | (f[at + 1] & 255);
    }

    private static Ipv4 ip(byte[] f, int at) {
        return new Ipv4(u16(f, at) << 16 | u16(f, at + 2));
    }
}
