package org.hadrill.report.certificate;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hash that a page carries of itself: SHA-256 of its bytes, with 64 zeros wherever the hash stands. It tells an accident
 * or a careless edit; who forges a page can seal it anew, so the hash is also printed where the run ended, to be kept apart.
 */
final class Seal {
    /** What a template writes where the hash is to stand. */
    static final String BLANK = "0".repeat(64);

    private static final Pattern CLAIMED =
            Pattern.compile("<meta name=\"hadrill-page-sha256\" content=\"(" + Sha256.FORM + ")\" />");

    private Seal() {}

    /**
     * Puts the hash into {@code page}.
     *
     * @throws IllegalArgumentException when the page has no place for it
     */
    static String seal(String page) {
        if (claimed(page).filter(BLANK::equals).isEmpty()) {
            throw new IllegalArgumentException("the page has no blank meta element hadrill-page-sha256 to seal");
        }
        return page.replace(BLANK, Sha256.of(page.getBytes(StandardCharsets.UTF_8)));
    }

    /** The hash that {@code page} says it has, absent where it says none. */
    static Optional<String> claimed(String page) {
        Matcher matcher = CLAIMED.matcher(page);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The hash that the bytes of a page really have, given the one it claims. */
    static String actual(byte[] page, String claimed) {
        // One character a byte, so that broken UTF-8 stays what it is.
        String text = new String(page, StandardCharsets.ISO_8859_1).replace(claimed, BLANK);
        return Sha256.of(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
