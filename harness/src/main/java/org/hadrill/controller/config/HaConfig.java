package org.hadrill.controller.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hadrill.cluster.Ipv4;
import org.hadrill.cluster.NodeName;

/**
 * What ha.cf(5) says, with Heartbeat's defaults where it is silent.
 *
 * @param nodes the two nodes, in the order of the file
 * @param deadtime a peer that is silent on every path for so long is dead
 * @param warntime a heartbeat that is later than this is logged
 * @param initdead the deadtime of the first moments after the start, when networks may be slow
 * @param deadping a ping node that does not answer for so long is dead
 * @param paths where heartbeats are sent and received
 * @param pingNodes addresses outside the cluster; a node that reaches fewer of them than its peer hands its groups over
 * @param watchdog device that resets the machine when nobody pats it
 * @param stonith how each node is fenced; empty where nothing is configured
 */
public record HaConfig(
        List<NodeName> nodes,
        Duration keepalive,
        Duration warntime,
        Duration deadtime,
        Duration initdead,
        Duration deadping,
        int udpPort,
        List<HeartbeatPath> paths,
        List<Ipv4> pingNodes,
        boolean autoFailback,
        Optional<String> watchdog,
        List<StonithHost> stonith,
        Optional<String> logFile,
        Optional<String> logFacility) {
    public HaConfig {
        nodes = List.copyOf(nodes);
        paths = List.copyOf(paths);
        pingNodes = List.copyOf(pingNodes);
        stonith = List.copyOf(stonith);
    }

    /** The device by which {@code by} switches {@code target} off, when a line names one. */
    public Optional<StonithHost> stonith(NodeName by, NodeName target) {
        return stonith.stream()
                .filter(s -> s.target().equals(target) && s.by().orElse(by).equals(by))
                .findFirst();
    }

    /** A line {@code ucast IFACE ADDRESS} (address given) or {@code bcast IFACE} (no address). */
    public record HeartbeatPath(String iface, Optional<String> peerAddress) {}

    /**
     * A line {@code stonith_host BY TYPE ...}.
     *
     * @param by the node that can reach the device; empty for {@code *}, every node
     * @param type of the plug-in, such as {@code external/ipmi-off}
     * @param target the node that it switches off
     * @param parameters what follows the target, such as address, user, password and interface
     */
    public record StonithHost(Optional<NodeName> by, String type, NodeName target, List<String> parameters) {
        public StonithHost {
            parameters = List.copyOf(parameters);
        }
    }
}
