package org.hadrill.controller.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hadrill.cluster.Ipv4;
import org.hadrill.cluster.NodeName;
import org.hadrill.text.DidYouMean;
import org.hadrill.text.Shown;

/** Words that several directives use. */
final class HaWords {
    private static final List<String> FACILITIES = List.of(
            "auth",
            "authpriv",
            "cron",
            "daemon",
            "ftp",
            "kern",
            "lpr",
            "mail",
            "news",
            "syslog",
            "user",
            "uucp",
            "local0",
            "local1",
            "local2",
            "local3",
            "local4",
            "local5",
            "local6",
            "local7",
            "none");

    private HaWords() {}

    /** As Heartbeat reads yes and no; empty where the word is neither. */
    static Optional<Boolean> bool(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "true", "on", "yes", "y", "1" -> Optional.of(true);
            case "false", "off", "no", "n", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    static Optional<Ipv4> address(String word) {
        try {
            return Optional.of(Ipv4.parse(word));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A node's name in small letters; empty where the word is no host name. */
    static Optional<NodeName> node(String word) {
        try {
            return Optional.of(new NodeName(word.toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A facility of syslog(3); empty for {@code none} and for a wrong one, which is an error. */
    static Optional<String> facility(ConfigLine line, String word, Findings findings) {
        String facility = word.toLowerCase(Locale.ROOT);
        if (!FACILITIES.contains(facility)) {
            findings.error(
                    line.number(),
                    Shown.quoted(word) + " is no facility of syslog. " + DidYouMean.sentence(facility, FACILITIES));
            return Optional.empty();
        }
        return facility.equals("none") ? Optional.empty() : Optional.of(facility);
    }

    static String list(List<NodeName> nodes) {
        return nodes.stream()
                .map(NodeName::value)
                .reduce((a, b) -> a + " and " + b)
                .orElse("none");
    }
}
