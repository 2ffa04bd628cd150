package org.hadrill.controller.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hadrill.controller.config.AuthKeys;
import org.hadrill.controller.wire.WireException.Reason;

/**
 * Messages to datagrams and back, as Heartbeat 3.0.6 does with {@code msgfmt netstring}, byte for byte. A message is
 * authenticated twice: inside, by its last field, over the lines of the classic format; and outside, over the whole frame.
 *
 * <p>Not thread-safe: it keeps its {@code Mac} and its buffers, so that a message costs microseconds. One for each thread.
 */
public final class Codec {
    /**
     * Longest datagram, in bytes: what UDP over IPv4 carries (RFC 768). Heartbeat's own limit, MAXMSG of 256 KiB, is beyond
     * what it can send.
     */
    public static final int DATAGRAM_MAX = 65_507;

    private static final String TEXT = "(0)";
    private static final byte[] AUTH = (TEXT + Field.AUTH + "=").getBytes(StandardCharsets.US_ASCII);
    private static final int KEY_DIGITS_MAX = 4;

    private final Map<Integer, Seal> seals = new HashMap<>();
    private final Seal signing;
    private final Frame frame = new Frame();
    private final Bytes datagram = new Bytes();
    private final Bytes lines = new Bytes();

    /** Signs with the signing key, and verifies with every one. */
    public Codec(AuthKeys keys) {
        keys.keys().forEach((number, key) -> seals.put(number, Seal.of(number, key)));
        signing = Objects.requireNonNull(seals.get(keys.signing()));
    }

    /**
     * The datagram for a message, signed.
     *
     * @throws IllegalArgumentException when it would be longer than {@link #DATAGRAM_MAX}
     */
    public byte[] encode(Message message) {
        datagram.clear();
        lines.clear();
        datagram.append(Frame.START);
        for (Field field : message.fields()) {
            field.writeNetstring(datagram);
            field.writeLine(lines);
        }
        byte[] inner = signing.over(lines.array(), lines.length());
        datagram.appendDecimal(AUTH.length + inner.length)
                .append((byte) ':')
                .append(AUTH)
                .append(inner)
                .append((byte) ',')
                .append(Frame.END);
        byte[] outer = signing.over(datagram.array(), datagram.length());
        datagram.appendDecimal(outer.length).append((byte) ':').append(outer).append((byte) ',');
        if (datagram.length() > DATAGRAM_MAX) {
            throw new IllegalArgumentException("the message needs " + datagram.length()
                    + " bytes; a datagram has at most " + DATAGRAM_MAX + " (DATAGRAM_MAX)");
        }
        return datagram.copy();
    }

    /**
     * Reads a datagram that anybody may have sent. {@link #encode} makes the same bytes of the result, where the signing key
     * is the one that the sender signed with.
     *
     * @throws WireException when it is not whole and authentic; whatever the bytes are, nothing else is thrown
     */
    public Message decode(byte[] packet) throws WireException {
        if (packet.length > DATAGRAM_MAX) {
            throw new WireException(
                    Reason.TOO_LONG, "has " + packet.length + " bytes, more than " + DATAGRAM_MAX + " (DATAGRAM_MAX)");
        }
        frame.read(packet);
        verify(packet, frame.authFrom(), frame.authTo(), packet, frame.signed());
        int last = frame.fields() - 1;
        if (last < 0 || !Arrays.equals(packet, frame.from(last), authEnd(last), AUTH, 0, AUTH.length)) {
            throw new WireException(Reason.MALFORMED, "has no authentication as its last field");
        }
        Message message = message(packet, last);
        verify(packet, authEnd(last), frame.to(last), lines.array(), lines.length());
        return message;
    }

    private int authEnd(int field) {
        return Math.min(frame.from(field) + AUTH.length, frame.to(field));
    }

    /** Reads the first fields, and leaves the text of them that the inner authentication is over in {@code lines}. */
    private Message message(byte[] packet, int count) throws WireException {
        List<Field> fields = new ArrayList<>(count);
        lines.clear();
        try {
            for (int n = 0; n < count; n++) {
                Field field = field(packet, frame.from(n), frame.to(n));
                field.writeLine(lines);
                fields.add(field);
            }
            return new Message(fields);
        } catch (IllegalArgumentException e) {
            throw new WireException(Reason.MALFORMED, "breaks a rule: " + e.getMessage());
        }
    }

    private static Field field(byte[] packet, int from, int to) throws WireException {
        int name = from + TEXT.length();
        if (name > to || packet[from] != '(' || packet[name - 1] != ')') {
            throw new WireException(Reason.MALFORMED, "has a field without a type");
        }
        if (packet[from + 1] != '0' && packet[from + 1] != '1') {
            throw new WireException(
                    Reason.UNSUPPORTED,
                    "has a field that is neither text nor binary: take compression and crm out of the sender's ha.cf");
        }
        int equals = name;
        while (equals < to && packet[equals] != '=') {
            equals++;
        }
        if (equals == to) {
            throw new WireException(Reason.MALFORMED, "has a field without =");
        }
        return new Field(
                new String(packet, name, equals - name, StandardCharsets.ISO_8859_1),
                packet[from + 1] == '1',
                Arrays.copyOfRange(packet, equals + 1, to));
    }

    /** Holds a token, {@code NUMBER DIGITS}, against what the key of that number makes of the data, in constant time. */
    private void verify(byte[] packet, int from, int to, byte[] data, int length) throws WireException {
        Seal seal = seals.get(keyNumber(packet, from, to));
        if (seal == null) {
            throw new WireException(
                    Reason.UNKNOWN_KEY,
                    "is signed with a key that authkeys does not have: give both nodes the same authkeys");
        }
        if (!MessageDigest.isEqual(seal.over(data, length), Arrays.copyOfRange(packet, from, to))) {
            throw new WireException(
                    Reason.FORGED, "is not authentic: altered or forged, or authkeys differs between the nodes");
        }
    }

    private static int keyNumber(byte[] packet, int from, int to) throws WireException {
        int number = 0;
        int at = from;
        while (at < to && at - from < KEY_DIGITS_MAX && packet[at] >= '0' && packet[at] <= '9') {
            number = 10 * number + packet[at++] - '0';
        }
        if (at == from || at == to || packet[at] != ' ') {
            throw new WireException(Reason.MALFORMED, "has an authentication without the number of its key");
        }
        return number;
    }
}
