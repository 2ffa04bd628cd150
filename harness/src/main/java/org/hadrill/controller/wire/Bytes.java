package org.hadrill.controller.wire;

import java.util.Arrays;

/** Bytes being put together; kept and cleared rather than made anew. Not thread-safe. */
final class Bytes {
    private byte[] bytes = new byte[512];
    private int length;

    void clear() {
        length = 0;
    }

    int length() {
        return length;
    }

    /** What is behind it, of which the first {@link #length()} count. */
    byte[] array() {
        return bytes;
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }

    Bytes append(byte one) {
        makeRoomFor(1);
        bytes[length++] = one;
        return this;
    }

    Bytes append(byte[] more) {
        makeRoomFor(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
        return this;
    }

    /** Appends characters that are known to be ASCII. */
    @SuppressWarnings("deprecation") // the one way to copy ASCII out of a string without an array between
    Bytes append(String ascii) {
        makeRoomFor(ascii.length());
        ascii.getBytes(0, ascii.length(), bytes, length);
        length += ascii.length();
        return this;
    }

    Bytes appendDecimal(int number) {
        return number < 10
                ? append((byte) ('0' + number))
                : appendDecimal(number / 10).appendDecimal(number % 10);
    }

    private void makeRoomFor(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
