package org.hadrill.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.hadrill.cluster.Ipv4;
import org.hadrill.cluster.MacAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FramesTests {
    private static final Ipv4 ROUTER = Ipv4.parse("192.168.46.200");
    private static final Ipv4 OBSERVER = Ipv4.parse("192.168.46.1");
    private static final MacAddress M1 = new MacAddress("52:54:00:46:01:01");

    /** Ethernet to everybody from m1's eth1, ARP for IPv4 over Ethernet. */
    private static final String ARP = "ffffffffffff 525400460101 0806 0001 0800 06 04 ";

    /** Ethernet, then IPv4 without options: length and checksum are left zero, as nobody looks. */
    private static String ipv4(String protocol, String fragment) {
        return "525400460001 525400460101 0800 45 00 0000 0000 " + fragment + " 40 " + protocol
                + " 0000 c0a82ec8 c0a82e01 ";
    }

    @Test
    void readsAnArpReply() {
        assertThat(decode(ARP + "0002 525400460101 c0a82ec8 525400460001 c0a82e01"))
                .isEqualTo(new Frames.Arp(false, M1, ROUTER, OBSERVER));
    }

    @Test
    void readsAGratuitousArp() {
        Frames.Arp arp = (Frames.Arp) decode(ARP + "0001 525400460101 c0a82ec8 000000000000 c0a82ec8");

        assertThat(arp).isEqualTo(new Frames.Arp(true, M1, ROUTER, ROUTER));
        assertThat(arp.gratuitous()).isTrue();
    }

    @Test
    void doesNotTakeAnArpProbeForAClaim() {
        Frames.Arp arp = (Frames.Arp) decode(ARP + "0001 525400460101 00000000 000000000000 c0a82ec8");

        assertThat(arp.senderIp()).isEqualTo(Ipv4.parse("0.0.0.0"));
        assertThat(arp.gratuitous()).isFalse();
    }

    @Test
    void readsAnEchoReply() {
        assertThat(decode(ipv4("01", "0000") + "0000 0000 1234 02a5"))
                .isEqualTo(new Frames.EchoReply(ROUTER, OBSERVER, 0x02a5));
    }

    @ParameterizedTest
    @CsvSource({
        "echo request, 01, 0000, 0800 0000 1234 02a5, Other",
        "host unreachable, 01, 0000, 0301 0000 0000 0000, Other",
        "Heartbeat to its port, 11, 0000, 8123 02b6 0010 0000, Heartbeat",
        "Heartbeat from its port, 11, 4000, 02b6 8123 0010 0000, Heartbeat",
        "DRBD to its port, 06, 4000, 8123 1e6c 00000000, Drbd",
        "DRBD from its port, 06, 4000, 1e6c 8123 00000000, Drbd",
        "DNS, 11, 0000, 0035 8123 0010 0000, Other",
        "TCP 694, 06, 0000, 02b6 8123 00000000, Other",
        "UDP 7788, 11, 0000, 1e6c 8123 0010 0000, Other",
        "later fragment, 11, 00b9, 8123 02b6 0010 0000, Other",
        "first fragment, 11, 2000, 8123 02b6 0010 0000, Heartbeat",
    })
    void tellsPacketsByProtocolAndPort(String what, String protocol, String fragment, String payload, String kind) {
        assertThat(decode(ipv4(protocol, fragment) + payload).getClass().getSimpleName())
                .as(what)
                .isEqualTo(kind);
    }

    @Test
    void findsThePayloadBehindIpOptions() {
        String frame = "525400460001 525400460101 0800 46 00 0000 0000 0000 40 01 0000 c0a82ec8 c0a82e01 94040000"
                + "0000 0000 1234 0007";

        assertThat(decode(frame)).isEqualTo(new Frames.EchoReply(ROUTER, OBSERVER, 7));
    }

    @Test
    void callsAnImpossiblyShortIpHeaderOther() {
        String frame = "525400460001 525400460101 0800 41 00 0000 0000 0000 40 01 0000 c0a82ec8 c0a82e01"
                + "0000 0000 1234 0007";

        assertThat(decode(frame)).isEqualTo(new Frames.Other());
    }

    @Test
    void survivesEveryFrameOfTheRecordingCutAtEveryLength() throws IOException {
        List<Pcap.Packet> packets = Pcap.read("power-cut-lan.pcap.gz");

        for (Pcap.Packet packet : packets) {
            for (int length = 0; length <= Math.min(60, packet.bytes().length); length++) {
                assertThat(Frames.decode(Arrays.copyOf(packet.bytes(), length))).isNotNull();
            }
        }
        assertThat(packets).hasSizeGreaterThan(1_000);
    }

    /** ping's statistics beside the recording: 321 replies, no duplicate. */
    @Test
    void countsTheEchoRepliesThatPingSaw() throws IOException {
        long replies = decoded()
                .filter(d -> d instanceof Frames.EchoReply r && r.source().equals(ROUTER))
                .count();

        assertThat(replies).isBetween(321L, 323L);
    }

    /** m1's eth1 holds the address, m2's after the takeover, then m1's again. */
    @Test
    void seesBothOwnersAnnounceTheAddress() throws IOException {
        List<String> claims = decoded()
                .flatMap(d -> d instanceof Frames.Arp arp && arp.senderIp().equals(ROUTER) && arp.gratuitous()
                        ? java.util.stream.Stream.of(arp.senderMac().value())
                        : java.util.stream.Stream.empty())
                .distinct()
                .toList();

        assertThat(claims).containsExactly("52:54:00:46:01:02", "52:54:00:46:01:01");
    }

    private static java.util.stream.Stream<Frames.Decoded> decoded() throws IOException {
        return Pcap.read("power-cut-lan.pcap.gz").stream().map(p -> Frames.decode(p.bytes()));
    }

    private static Frames.Decoded decode(String hex) {
        return Frames.decode(HexFormat.of().parseHex(hex.replace(" ", "")));
    }
}
