package org.hadrill.controller.wire;

import java.nio.charset.StandardCharsets;
import org.hadrill.controller.config.AuthKeys.AuthKey;

/** Authenticates bytes with one key of authkeys. Not thread-safe. */
interface Seal {
    /** The token over the first {@code length} bytes, in ASCII: number of the key, a space, lower-case hex digits. */
    byte[] over(byte[] data, int length);

    static Seal of(int number, AuthKey key) {
        String prefix = number + " ";
        return switch (key.method()) {
            case SHA1 -> new HmacSeal(prefix, "HmacSHA1", key.secret().getBytes(StandardCharsets.UTF_8));
            case MD5 -> new HmacSeal(prefix, "HmacMD5", key.secret().getBytes(StandardCharsets.UTF_8));
            case CRC -> new CrcSeal(prefix);
        };
    }
}
