package org.hadrill.controller.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.OptionalLong;

/**
 * One field of a {@link Message}.
 *
 * @param name letters, digits, {@code _ - .}, at most {@link #NAME_MAX}; not {@code auth}, which is the authentication's
 * @param binary whether {@code value} is raw bytes, such as a node's uuid, rather than text in UTF-8
 * @param value text has no NUL and no line feed in it: the inner authentication could not tell it from two fields
 */
public record Field(String name, boolean binary, byte[] value) {
    /** Longest name. Heartbeat's own have at most 11 characters. */
    public static final int NAME_MAX = 64;

    /** Name of the field that holds the inner authentication. */
    static final String AUTH = "auth";

    private static final Base64.Encoder BASE64 = Base64.getEncoder();
    private static final int HEX_DIGITS_MAX = 16;

    public Field {
        check(name);
        value = value.clone();
        if (!binary) {
            checkText(value);
        }
    }

    @Override
    public byte[] value() {
        return value.clone();
    }

    String text() {
        return new String(value, StandardCharsets.UTF_8);
    }

    OptionalLong hex() {
        if (binary || value.length == 0 || value.length > HEX_DIGITS_MAX) {
            return OptionalLong.empty();
        }
        long number = 0;
        for (byte digit : value) {
            int worth = Character.digit(digit, 16);
            if (worth < 0) {
                return OptionalLong.empty();
            }
            number = number << 4 | worth;
        }
        return number < 0 ? OptionalLong.empty() : OptionalLong.of(number);
    }

    /** Appends {@code LENGTH:(TYPE)name=value,}. */
    void writeNetstring(Bytes out) {
        out.appendDecimal("(0)=".length() + name.length() + value.length)
                .append(binary ? ":(1)" : ":(0)")
                .append(name)
                .append((byte) '=')
                .append(value)
                .append((byte) ',');
    }

    /** Appends the line that the inner authentication is over, Heartbeat's {@code msgfmt classic}. */
    void writeLine(Bytes out) {
        if (binary) {
            out.append("(1)");
        }
        out.append(name)
                .append((byte) '=')
                .append(binary ? BASE64.encode(value) : value)
                .append((byte) '\n');
    }

    private static void check(String name) {
        if (name.isEmpty() || name.length() > NAME_MAX) {
            throw new IllegalArgumentException(
                    "a field's name has 1 to " + NAME_MAX + " characters (NAME_MAX), not " + name.length());
        }
        for (int at = 0; at < name.length(); at++) {
            char one = name.charAt(at);
            boolean letter = (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z');
            boolean digit = one >= '0' && one <= '9';
            boolean allowed = letter || digit || one == '_' || one == '-' || one == '.';
            if (!allowed) {
                throw new IllegalArgumentException("a field's name is of letters, digits, _, - and .");
            }
        }
        if (name.equals(AUTH)) {
            throw new IllegalArgumentException("field auth is the authentication's alone, and the last");
        }
    }

    private static void checkText(byte[] text) {
        for (byte one : text) {
            if (one == 0 || one == '\n') {
                throw new IllegalArgumentException(
                        "a text field holds no NUL and no line feed: send it as a binary one");
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Field that
                && name.equals(that.name)
                && binary == that.binary
                && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(value);
    }

    @Override
    public String toString() {
        return name + "=" + (binary ? value.length + " bytes" : text());
    }
}
