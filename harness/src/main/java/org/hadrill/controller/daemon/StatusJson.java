package org.hadrill.controller.daemon;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hadrill.controller.Status;

/**
 * A status as JSON (RFC 8259), times in ms on the axis of {@code uptimeMs}. By hand: a JSON library costs the daemon more
 * processor time and memory than all its other work.
 */
final class StatusJson {
    private StatusJson() {}

    static String of(Status status) {
        return object(Stream.of(
                        field("self", text(status.self())),
                        field("peer", text(status.peer())),
                        field("peerState", text(status.peerState())),
                        field("uptimeMs", Long.toString(status.uptime().toMillis())),
                        field("links", map(status.links(), StatusJson::link)),
                        field("groups", array(status.groups().stream().map(StatusJson::group))),
                        field("dropped", map(status.dropped(), (reason, count) -> Long.toString(count))),
                        field("events", array(status.events().stream().map(StatusJson::text)))))
                + "\n";
    }

    private static String link(String iface, Status.Link link) {
        return object(Stream.of(
                field("up", Boolean.toString(link.up())),
                field(
                        "lastHeardMs",
                        link.lastHeard().map(at -> Long.toString(at.toMillis())).orElse("null"))));
    }

    private static String group(Status.Group group) {
        return object(Stream.of(
                field("name", text(group.name())),
                field("preferred", text(group.preferred())),
                field("here", text(group.here())),
                field("there", group.there().map(StatusJson::text).orElse("null"))));
    }

    private static <V> String map(Map<String, V> map, BiFunction<String, V, String> value) {
        Function<Map.Entry<String, V>, String> entry = e -> field(e.getKey(), value.apply(e.getKey(), e.getValue()));
        return object(new TreeMap<>(map).entrySet().stream().map(entry));
    }

    private static String field(String name, String json) {
        return text(name) + ":" + json;
    }

    private static String object(Stream<String> fields) {
        return fields.collect(Collectors.joining(",", "{", "}"));
    }

    private static String array(Stream<String> values) {
        return values.collect(Collectors.joining(",", "[", "]"));
    }

    private static String text(Object value) {
        StringBuilder json = new StringBuilder("\"");
        value.toString().chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                json.append('\\').append((char) c);
            } else if (c < 0x20) {
                json.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                json.append((char) c);
            }
        });
        return json.append('"').toString();
    }
}
