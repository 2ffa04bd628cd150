package org.hadrill.cluster;

import java.util.regex.Pattern;

/** Name of a cluster node as {@code uname -n} prints it, such as {@code m1}. */
public record NodeName(String value) implements Comparable<NodeName> {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?");

    /** @throws IllegalArgumentException when the name is no host name (RFC 1123, section 2.1) */
    public NodeName {
        if (!HOST.matcher(value).matches()) {
            throw new IllegalArgumentException("not a host name: '" + value + "'");
        }
    }

    @Override
    public int compareTo(NodeName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
