package org.hadrill.controller.wire;

import org.hadrill.controller.wire.WireException.Reason;

/**
 * Where things are in a packet: {@code ###\n}, fields as netstrings, {@code %%%\n}, and one more netstring, the outer
 * authentication. Looks at lengths only, so that what is inside is read after it is known to be authentic.
 *
 * <p>Takes one spelling only: no leading zeros, nothing behind the end. So whatever is accepted is the very bytes that were
 * sent. Kept and used again for the next packet; not thread-safe.
 */
final class Frame {
    static final String START = "###\n";
    static final String END = "%%%\n";

    /** The authentication is a field too. */
    private static final int NETSTRINGS_MAX = Message.FIELDS_MAX + 1;

    /** Digits of {@link Codec#DATAGRAM_MAX}. */
    private static final int LENGTH_DIGITS_MAX = 5;

    private byte[] packet = {};
    private int at;

    private final int[] from = new int[NETSTRINGS_MAX];
    private final int[] to = new int[NETSTRINGS_MAX];
    private int fields;
    private int signed;
    private int authFrom;
    private int authTo;

    void read(byte[] datagram) throws WireException {
        packet = datagram;
        at = 0;
        fields = 0;
        if (!take(START)) {
            throw new WireException(
                    Reason.MALFORMED,
                    "does not begin with ###: not Heartbeat's, or msgfmt classic; set msgfmt netstring");
        }
        while (!take(END)) {
            if (fields == NETSTRINGS_MAX) {
                throw new WireException(
                        Reason.TOO_LONG,
                        "has more than " + Message.FIELDS_MAX + " fields (FIELDS_MAX) and the authentication");
            }
            int length = length();
            from[fields] = at;
            skip(length);
            to[fields++] = at - 1;
        }
        signed = at;
        int length = length();
        authFrom = at;
        skip(length);
        authTo = at - 1;
        if (at < packet.length) {
            throw new WireException(Reason.MALFORMED, "has " + (packet.length - at) + " bytes behind its end");
        }
    }

    /** Number of fields, the authentication counted. */
    int fields() {
        return fields;
    }

    /** First byte of a field, its type's bracket. */
    int from(int field) {
        return from[field];
    }

    /** Byte behind a field. */
    int to(int field) {
        return to[field];
    }

    /** How many bytes, from the first on, the outer authentication is over. */
    int signed() {
        return signed;
    }

    int authFrom() {
        return authFrom;
    }

    int authTo() {
        return authTo;
    }

    /** Takes a mark of four bytes if it is what comes next. */
    private boolean take(String mark) throws WireException {
        for (int n = 0; n < mark.length(); n++) {
            if (at + n == packet.length) {
                throw cut();
            }
            if (packet[at + n] != mark.charAt(n)) {
                return false;
            }
        }
        at += mark.length();
        return true;
    }

    /** Takes a netstring's length and its colon. */
    private int length() throws WireException {
        int length = 0;
        int digits = 0;
        while (at < packet.length && packet[at] >= '0' && packet[at] <= '9') {
            if (++digits > LENGTH_DIGITS_MAX) {
                throw new WireException(
                        Reason.TOO_LONG,
                        "has a length of more than " + LENGTH_DIGITS_MAX + " digits (LENGTH_DIGITS_MAX)");
            }
            length = 10 * length + packet[at++] - '0';
        }
        if (at == packet.length) {
            throw cut();
        }
        if (digits == 0 || packet[at - digits] == '0' || packet[at] != ':') {
            throw new WireException(Reason.MALFORMED, "has no proper length and colon before byte " + at);
        }
        at++;
        return length;
    }

    /** Takes what a netstring holds and its comma. */
    private void skip(int length) throws WireException {
        if (length >= packet.length - at) {
            throw cut();
        }
        at += length;
        if (packet[at] != ',') {
            throw new WireException(Reason.MALFORMED, "has no comma at byte " + at + ", where a field should end");
        }
        at++;
    }

    private WireException cut() {
        return new WireException(Reason.TRUNCATED, "ends inside a field, after " + packet.length + " bytes");
    }
}
