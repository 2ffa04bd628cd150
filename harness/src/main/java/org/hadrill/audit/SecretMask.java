package org.hadrill.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hides the secrets in what was gathered, before anything else sees it. Equal secrets stay equal, their length stays known, and
 * nothing else: the key of the hash is new with each mask and kept nowhere. Thread-safe.
 */
final class SecretMask {
    /** The secret is the last group: authkeys, stonith_host of ha.cf, shared-secret of drbd.conf. */
    private static final Pattern SECRET = Pattern.compile("(?im)^(\\|\\s*(?:\\d+\\s+(?:sha1|md5)\\s+"
            + "|stonith_host(?:\\s+\\S+){5}\\s+"
            + "|.*shared-secret\\s+\"?))([^\\s\";]+)");

    private static final int SHOWN_BYTES = 4;

    private final SecretKeySpec key;

    SecretMask() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        key = new SecretKeySpec(bytes, "HmacSHA256");
    }

    String applied(String text) {
        return SECRET.matcher(text).replaceAll(this::hidden);
    }

    private String hidden(MatchResult m) {
        String secret = m.group(2);
        return Matcher.quoteReplacement(m.group(1) + "hidden-" + digest(secret) + "-" + secret.length());
    }

    private String digest(String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] sum = mac.doFinal(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum, 0, SHOWN_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java has no HmacSHA256", impossible);
        }
    }
}
