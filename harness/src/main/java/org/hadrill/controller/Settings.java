package org.hadrill.controller;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hadrill.cluster.NodeName;
import org.hadrill.controller.config.AuthKeys;
import org.hadrill.controller.config.HaConfig;
import org.hadrill.controller.config.ResourceGroup;

/**
 * What a controller is started with.
 *
 * @param self this node, one of {@code config.nodes()}
 * @param generation greater than that of every earlier life of this node's controller, so that old messages are known as such
 * @param startedAt wall clock when the axis of {@link Controller#on} is zero; goes into messages, measures nothing
 * @param monitor how often each held resource is asked for its status; zero for never, as Heartbeat does
 * @param scriptLimit longest run of a script; one that takes longer is killed with its children and has failed
 */
public record Settings(
        NodeName self,
        HaConfig config,
        List<ResourceGroup> groups,
        AuthKeys keys,
        long generation,
        Instant startedAt,
        Duration monitor,
        Duration scriptLimit) {
    /** Monitoring period where nothing else is said. */
    public static final Duration MONITOR = Duration.ofSeconds(5);

    /** Script limit where nothing else is said. */
    public static final Duration SCRIPT_LIMIT = Duration.ofSeconds(120);

    public Settings {
        groups = List.copyOf(groups);
        if (config.nodes().size() != 2 || !config.nodes().contains(self)) {
            throw new IllegalArgumentException(self + " is not one of two nodes in " + config.nodes());
        }
    }

    public NodeName peer() {
        return config.nodes().get(0).equals(self)
                ? config.nodes().get(1)
                : config.nodes().get(0);
    }
}
