package org.hadrill.controller;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hadrill.cluster.NodeName;

/**
 * What a controller knows, for people and for tests.
 *
 * @param uptime since the controller was made
 * @param links by card, such as {@code eth2}
 * @param dropped datagrams not taken, by reason, such as {@code forged}
 * @param events the last log lines, oldest first
 */
public record Status(
        NodeName self,
        NodeName peer,
        Duration uptime,
        PeerState peerState,
        Map<String, Link> links,
        List<Group> groups,
        Map<String, Long> dropped,
        List<String> events) {
    public Status {
        links = Map.copyOf(links);
        groups = List.copyOf(groups);
        dropped = Map.copyOf(dropped);
        events = List.copyOf(events);
    }

    /** What this node holds its peer for. */
    public enum PeerState {
        /** Not heard yet since our start, and initdead is not over. */
        UNKNOWN,
        ALIVE,
        DEAD,
        /** It said that it released everything and ended. */
        LEFT
    }

    /** A heartbeat path; {@code lastHeard} is absent when nothing ever came. */
    public record Link(boolean up, Optional<Duration> lastHeard) {}

    /** What a group is doing here. */
    public enum GroupState {
        /** Not looked yet, right after the start. */
        UNKNOWN,
        RELEASED,
        /** About to be acquired here, as soon as the peer has heard so. */
        ANNOUNCED,
        ACQUIRING,
        HELD,
        RELEASING,
        /** Could not be started here, and was stopped again; tried anew after a while. */
        FAILED,
        /** Could not even be stopped: nobody may start it elsewhere before this node is fenced or somebody has looked. */
        STUCK
    }

    /** A group here, and what the peer says of it, absent when it says nothing. */
    public record Group(String name, NodeName preferred, GroupState here, Optional<GroupState> there) {}
}
