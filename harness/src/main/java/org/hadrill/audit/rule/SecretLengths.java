package org.hadrill.audit.rule;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a secret is that was hidden when it was read. */
final class SecretLengths {
    private static final Pattern HIDDEN = Pattern.compile("hidden-[0-9a-f]{8}-(\\d+)");

    private SecretLengths() {}

    static int of(String shown) {
        Matcher hidden = HIDDEN.matcher(shown);
        return hidden.matches() ? Integer.parseInt(hidden.group(1)) : shown.length();
    }
}
