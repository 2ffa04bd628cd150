package org.hadrill.controller.config;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What authkeys says: numbered keys, one of which signs; every one verifies.
 *
 * @param signing number of the key that signs ({@code auth N})
 */
public record AuthKeys(int signing, SortedMap<Integer, AuthKey> keys) {
    public AuthKeys {
        keys = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(keys));
        if (!keys.containsKey(signing)) {
            throw new IllegalArgumentException("no key " + signing);
        }
    }

    /** How messages are signed, by the word in the file. */
    public enum Method {
        SHA1,
        MD5,
        CRC
    }

    /** A key; {@code secret} is empty for {@link Method#CRC}, which keeps out nothing but noise. */
    public record AuthKey(Method method, String secret) {
        @Override
        public String toString() {
            return method + " (secret not shown)";
        }
    }
}
