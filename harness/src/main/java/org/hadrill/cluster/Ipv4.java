package org.hadrill.cluster;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An IPv4 address; {@code bits} holds its 32 bits in network order. */
public record Ipv4(int bits) implements Comparable<Ipv4> {
    private static final Pattern DOTTED = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");

    /** @throws IllegalArgumentException when {@code text} is no dotted quad */
    public static Ipv4 parse(String text) {
        Matcher m = DOTTED.matcher(text);
        if (!m.matches()) {
            throw new IllegalArgumentException("not an IPv4 address: '" + text + "'");
        }
        int bits = 0;
        for (int group = 1; group <= 4; group++) {
            int octet = Integer.parseInt(m.group(group));
            if (octet > 255) {
                throw new IllegalArgumentException("not an IPv4 address: '" + text + "'");
            }
            bits = bits << 8 | octet;
        }
        return new Ipv4(bits);
    }

    /** Orders by unsigned value, so that {@code 10.0.0.1} comes before {@code 192.168.0.1}. */
    @Override
    public int compareTo(Ipv4 other) {
        return Integer.compareUnsigned(bits, other.bits);
    }

    @Override
    public String toString() {
        return (bits >>> 24) + "." + (bits >>> 16 & 255) + "." + (bits >>> 8 & 255) + "." + (bits & 255);
    }
}
