package org.hadrill.controller.wire;

import java.nio.charset.StandardCharsets;

/** Somebody who has the key and writes what no node would: packets from raw parts, with proper seals. */
final class Forger {
    private final Seal seal;

    Forger(Seal seal) {
        this.seal = seal;
    }

    /** Fields as they stand in the netstrings, such as {@code (0)t=status}, all of text or with no value to turn into base64. */
    byte[] packet(String... fields) {
        Bytes lines = new Bytes();
        Bytes body = new Bytes().append(Frame.START);
        for (String field : fields) {
            netstring(body, bytes(field));
            lines.append(bytes(field.replaceFirst("^\\(0\\)", ""))).append((byte) '\n');
        }
        String inner = new String(seal.over(lines.array(), lines.length()), StandardCharsets.ISO_8859_1);
        netstring(body, bytes("(0)auth=" + inner));
        return sealed(body.append(Frame.END).copy());
    }

    /** Anything, with the outer authentication behind it. */
    byte[] sealed(byte[] body) {
        Bytes packet = new Bytes().append(body);
        netstring(packet, seal.over(body, body.length));
        return packet.copy();
    }

    private static void netstring(Bytes out, byte[] content) {
        out.appendDecimal(content.length).append((byte) ':').append(content).append((byte) ',');
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
