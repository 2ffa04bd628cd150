package org.hadrill.cluster;

/** An IPv4 network in CIDR notation, such as {@code 192.168.199.0/24}. */
public record Network(Ipv4 base, int prefix) {
    /** @throws IllegalArgumentException when the prefix is not 0 to 32 or host bits are set */
    public Network {
        if (prefix < 0 || prefix > 32) {
            throw new IllegalArgumentException("prefix length " + prefix + " is not between 0 and 32");
        }
        if ((base.bits() & ~mask(prefix)) != 0) {
            throw new IllegalArgumentException(base + "/" + prefix + " has host bits set; the network is "
                    + new Ipv4(base.bits() & mask(prefix)) + "/" + prefix);
        }
    }

    /** @throws IllegalArgumentException when {@code text} is not {@code a.b.c.d/n} */
    public static Network parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("\\d{1,2}")) {
            throw new IllegalArgumentException("not a network: '" + text + "'");
        }
        return new Network(Ipv4.parse(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
    }

    public boolean contains(Ipv4 address) {
        return (address.bits() & mask(prefix)) == base.bits();
    }

    private static int mask(int prefix) {
        return prefix == 0 ? 0 : -1 << (32 - prefix);
    }

    @Override
    public String toString() {
        return base + "/" + prefix;
    }
}
