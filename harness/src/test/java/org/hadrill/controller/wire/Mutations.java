package org.hadrill.controller.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Packets that went wrong, from packets that were right; the same seed makes the same ones. */
final class Mutations {
    private static final String[] LENGTHS = {
        "0", "00", "1", "42", "99999", "65507", "100000", "2147483647", "4294967296", "-1", ""
    };

    private final List<byte[]> originals;
    private final Random random;

    Mutations(List<byte[]> originals, long seed) {
        this.originals = originals;
        this.random = new Random(seed);
    }

    byte[] next() {
        byte[] packet = mutated(original().clone());
        return packet.length > 0 && random.nextBoolean() ? mutated(packet) : packet;
    }

    private byte[] original() {
        return originals.get(random.nextInt(originals.size()));
    }

    private byte[] mutated(byte[] packet) {
        int at = random.nextInt(packet.length);
        int to = at + random.nextInt(packet.length - at);
        byte[] other = original();
        return switch (random.nextInt(10)) {
            case 0, 8 -> flipped(packet, at);
            case 1 -> Arrays.copyOf(packet, at);
            case 2 -> joined(packet, at, other, random.nextInt(other.length)); // splice at any two places
            case 3 -> joined(packet, at, other, Math.min(at, other.length)); // and at the same place
            case 4 -> joined(packet, to, packet, at); // a part twice
            case 5 -> joined(packet, at, packet, to); // a part left out
            case 6 -> inserted(packet, at, noise());
            case 7 -> digitChanged(packet, at);
            default -> lengthChanged(packet, at);
        };
    }

    private byte[] flipped(byte[] packet, int at) {
        packet[at] ^= (byte) (1 << random.nextInt(8));
        return packet;
    }

    /** The first bytes of one, then the other from some place on. */
    private static byte[] joined(byte[] one, int length, byte[] other, int from) {
        byte[] both = Arrays.copyOf(one, length + other.length - from);
        System.arraycopy(other, from, both, length, other.length - from);
        return both;
    }

    private static byte[] inserted(byte[] packet, int at, byte[] more) {
        byte[] head = joined(packet, at, more, 0);
        return joined(head, head.length, packet, at);
    }

    private byte[] noise() {
        byte[] noise = new byte[1 + random.nextInt(16)];
        random.nextBytes(noise);
        return noise;
    }

    private byte[] digitChanged(byte[] packet, int from) {
        for (int at = from; at < packet.length; at++) {
            if (Character.isDigit(packet[at])) {
                packet[at] = (byte) ('0' + random.nextInt(10));
                return packet;
            }
        }
        return packet;
    }

    /** Another length before the next field. */
    private byte[] lengthChanged(byte[] packet, int from) {
        int comma = indexOf(packet, (byte) ',', from);
        int colon = indexOf(packet, (byte) ':', comma);
        if (colon == packet.length) {
            return packet;
        }
        byte[] length = LENGTHS[random.nextInt(LENGTHS.length)].getBytes(StandardCharsets.US_ASCII);
        byte[] head = joined(packet, comma + 1, length, 0);
        return joined(head, head.length, packet, colon);
    }

    private static int indexOf(byte[] packet, byte wanted, int from) {
        int at = from;
        while (at < packet.length && packet[at] != wanted) {
            at++;
        }
        return at;
    }
}
