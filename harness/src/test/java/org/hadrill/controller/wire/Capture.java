package org.hadrill.controller.wire;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hadrill.controller.config.AuthKeys;
import org.hadrill.controller.config.AuthKeys.AuthKey;
import org.hadrill.controller.config.AuthKeys.Method;
import org.hadrill.probe.Pcap;

/** What two nodes with Heartbeat 3.0.6 said to each other, and the key that they used. */
final class Capture {
    private static final int ETHERNET = 14;
    private static final int UDP = 8;

    private Capture() {}

    /** UDP payloads in the order of the capture. */
    static List<byte[]> datagrams() throws IOException {
        return Pcap.read("heartbeat-wire.pcap.gz").stream()
                .map(packet -> payload(packet.bytes()))
                .toList();
    }

    static AuthKeys keys() {
        return key(1, Method.SHA1, "labsecret");
    }

    static AuthKeys key(int number, Method method, String secret) {
        return new AuthKeys(number, new TreeMap<>(Map.of(number, new AuthKey(method, secret))));
    }

    private static byte[] payload(byte[] frame) {
        int udp = ETHERNET + 4 * (frame[ETHERNET] & 0xf);
        int length = (frame[udp + 4] & 0xff) << 8 | frame[udp + 5] & 0xff;
        return Arrays.copyOfRange(frame, udp + UDP, udp + length);
    }
}
