package org.hadrill.controller.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC of RFC 2104, as Heartbeat's plugins {@code sha1} and {@code md5} compute it. */
final class HmacSeal implements Seal {
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final byte[] prefix;
    private final Mac mac;

    HmacSeal(String prefix, String algorithm, byte[] secret) {
        if (secret.length == 0) {
            throw new IllegalArgumentException(
                    "key " + prefix + "has no secret: write one behind its method in authkeys");
        }
        this.prefix = prefix.getBytes(StandardCharsets.US_ASCII);
        try {
            mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret, algorithm));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + algorithm + ", which every Java must have", e);
        }
    }

    @Override
    public byte[] over(byte[] data, int length) {
        mac.update(data, 0, length);
        byte[] code = mac.doFinal();
        byte[] token = new byte[prefix.length + 2 * code.length];
        System.arraycopy(prefix, 0, token, 0, prefix.length);
        int at = prefix.length;
        for (byte one : code) {
            token[at++] = DIGITS[(one >> 4) & 0xf];
            token[at++] = DIGITS[one & 0xf];
        }
        return token;
    }
}
