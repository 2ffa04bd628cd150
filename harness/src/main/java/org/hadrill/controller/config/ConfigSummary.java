package org.hadrill.controller.config;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hadrill.controller.config.HaConfig.HeartbeatPath;

/** What the files of a node amount to, for people. */
public final class ConfigSummary {
    private ConfigSummary() {}

    /** Some lines without an indent: who, how they hear each other, what protects them, what moves. No secret. */
    public static List<String> of(ClusterFiles files) {
        HaConfig c = files.config();
        List<String> lines = new ArrayList<>();
        lines.add("nodes " + HaWords.list(c.nodes()) + ", auto_failback " + (c.autoFailback() ? "on" : "off"));
        lines.add("heartbeats on " + cards(c) + ", port " + c.udpPort() + ": every " + HaTime.shown(c.keepalive())
                + ", late after " + HaTime.shown(c.warntime()) + ", dead after " + HaTime.shown(c.deadtime())
                + ", at the start after "
                + HaTime.shown(c.initdead()));
        lines.add("watchdog " + c.watchdog().orElse("none") + ", fencing " + fencing(c) + ", ping nodes "
                + (c.pingNodes().isEmpty() ? "none" : joined(c.pingNodes())));
        for (ResourceGroup group : files.groups()) {
            lines.add("group of " + group.preferred() + ": "
                    + group.resources().stream().map(Resource::toString).collect(Collectors.joining(" ")));
        }
        return lines;
    }

    private static String cards(HaConfig config) {
        return config.paths().stream().map(HeartbeatPath::iface).distinct().collect(Collectors.joining(", "));
    }

    private static String fencing(HaConfig config) {
        return config.stonith().isEmpty()
                ? "none"
                : config.stonith().stream()
                        .map(s -> s.target() + " by " + s.type() + " at "
                                + s.parameters().get(0))
                        .collect(Collectors.joining(", "));
    }

    private static String joined(List<?> things) {
        return things.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
