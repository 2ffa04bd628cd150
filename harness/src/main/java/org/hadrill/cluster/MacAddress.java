package org.hadrill.cluster;

import java.util.Locale;
import java.util.regex.Pattern;

/** An Ethernet address, kept in lower case with colons. */
public record MacAddress(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{2}(:[0-9a-f]{2}){5}");

    /** @throws IllegalArgumentException when {@code value} is not six pairs of hexadecimal digits */
    public MacAddress {
        value = value.toLowerCase(Locale.ROOT).replace('-', ':');
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an Ethernet address: '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
