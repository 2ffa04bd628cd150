package org.hadrill.cluster;

import java.util.regex.Pattern;

/** Name of a guest (virtual server) inside the service, such as {@code mail}. */
public record GuestName(String value) implements Comparable<GuestName> {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?");

    /** @throws IllegalArgumentException when the name is no host name (RFC 1123, section 2.1) */
    public GuestName {
        if (!HOST.matcher(value).matches()) {
            throw new IllegalArgumentException("not a host name: '" + value + "'");
        }
    }

    @Override
    public int compareTo(GuestName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
