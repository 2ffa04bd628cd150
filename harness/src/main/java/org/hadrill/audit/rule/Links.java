package org.hadrill.audit.rule;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads {@code ip -o}, ip(8). */
final class Links {
    static final String ADDRESSES = "ip -o addr";
    static final String CARDS = "ip -o link";

    private static final Pattern ADDRESS = Pattern.compile("(?m)^\\d+: (\\S+?)(?:@\\S+)?\\s+inet ([\\d.]+)");
    private static final Pattern CARD =
            Pattern.compile("(?m)^\\d+: ([^:@\\s]+)(?:@[^:\\s]+)?: .*link/ether ([0-9A-Fa-f:]{17})");

    private Links() {}

    /** The first IPv4 address of each card that has one, without the loopback. */
    static Map<String, String> addresses(String said) {
        Map<String, String> found = new TreeMap<>();
        ADDRESS.matcher(said).results().forEach(m -> found.putIfAbsent(m.group(1), m.group(2)));
        found.remove("lo");
        return found;
    }

    /** The Ethernet address of each card, in small letters. */
    static Map<String, String> macs(String said) {
        Map<String, String> found = new TreeMap<>();
        CARD.matcher(said)
                .results()
                .forEach(m -> found.put(m.group(1), m.group(2).toLowerCase(java.util.Locale.ROOT)));
        return found;
    }

    /** The line about an address, for evidence. */
    static String line(String said, String word) {
        return said.lines()
                .filter(l -> l.contains(word))
                .findFirst()
                .map(l -> l.replaceAll("\\\\?\\s+", " ").strip())
                .orElse("");
    }
}
