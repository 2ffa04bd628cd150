package org.hadrill.controller.daemon;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hadrill.controller.Status;

/** A status as people read it. */
final class StatusText {
    /** Events shown, the last ones. */
    static final int EVENTS_SHOWN = 12;

    private StatusText() {}

    static String of(Status status) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s: controller runs since %s; peer %s is %s%n",
                status.self(),
                shown(status.uptime()),
                status.peer(),
                word(status.peerState())));
        new TreeMap<>(status.links())
                .forEach((iface, link) -> text.append(String.format(
                        Locale.ROOT,
                        "link   %-8s %-5s %s%n",
                        iface,
                        link.up() ? "up" : "DOWN",
                        link.lastHeard()
                                .map(at -> "heard " + shown(status.uptime().minus(at)) + " ago")
                                .orElse("never heard"))));
        status.groups()
                .forEach(group -> text.append(String.format(
                        Locale.ROOT,
                        "group  %s: %s here, %s on %s; preferred %s%n",
                        group.name(),
                        word(group.here()),
                        group.there().map(StatusText::word).orElse("not known"),
                        status.peer(),
                        group.preferred())));
        if (!status.dropped().isEmpty()) {
            text.append("dropped datagrams: ")
                    .append(new TreeMap<>(status.dropped())
                            .entrySet().stream()
                                    .map(e -> e.getKey() + " " + e.getValue())
                                    .collect(Collectors.joining(", ")))
                    .append('\n');
        }
        List<String> events = status.events();
        events.subList(Math.max(0, events.size() - EVENTS_SHOWN), events.size())
                .forEach(event -> text.append("  ").append(event).append('\n'));
        return text.toString();
    }

    private static String word(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static String shown(Duration time) {
        if (time.compareTo(Duration.ofMinutes(2)) < 0) {
            return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
        }
        return time.compareTo(Duration.ofHours(2)) < 0 ? time.toMinutes() + " min" : time.toHours() + " h";
    }
}
