package org.hadrill.controller.wire;

import java.nio.charset.StandardCharsets;

/**
 * The checksum of Heartbeat's plugin {@code crc} (lib/plugins/HBauth/crc.c): polynomial 0x04C11DB7, most significant bit first,
 * from 0, complemented at the end, as hex without leading zeros. The CRC of cksum(1), but without the length that cksum
 * appends to the data. Keeps out noise, and nobody who means harm.
 */
final class CrcSeal implements Seal {
    private static final int POLYNOMIAL = 0x04C11DB7;
    private static final int[] TABLE = table();

    private final String prefix;

    CrcSeal(String prefix) {
        this.prefix = prefix;
    }

    @Override
    public byte[] over(byte[] data, int length) {
        int crc = 0;
        for (int at = 0; at < length; at++) {
            crc = crc << 8 ^ TABLE[(crc >>> 24 ^ data[at]) & 0xff];
        }
        return (prefix + Integer.toHexString(~crc)).getBytes(StandardCharsets.US_ASCII);
    }

    private static int[] table() {
        int[] table = new int[256];
        for (int first = 0; first < table.length; first++) {
            int crc = first << 24;
            for (int bit = 0; bit < 8; bit++) {
                crc = crc < 0 ? crc << 1 ^ POLYNOMIAL : crc << 1;
            }
            table[first] = crc;
        }
        return table;
    }
}
