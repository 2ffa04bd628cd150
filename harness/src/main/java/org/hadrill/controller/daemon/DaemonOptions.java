package org.hadrill.controller.daemon;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.hadrill.cluster.NodeName;
import org.hadrill.controller.Settings;

/**
 * How a daemon is started.
 *
 * @param haDir with ha.cf, authkeys, haresources and resource.d
 * @param node this node; empty for the name of the machine
 * @param stateDir what must survive a restart, and the control socket
 * @param control the socket for status and commands
 * @param monitor as in {@link Settings}
 * @param scriptLimit as in {@link Settings}
 * @param addresses this node's own address by card, where the card's real one is not meant; the card need not exist then
 */
public record DaemonOptions(
        Path haDir,
        Optional<NodeName> node,
        Path stateDir,
        Path control,
        Duration monitor,
        Duration scriptLimit,
        Map<String, String> addresses) {
    /** Heartbeat's own place for its files. */
    public static final Path HA_DIR = Path.of("/etc/ha.d");

    /** State directory where nothing else is said. */
    public static final Path STATE_DIR = Path.of("/var/lib/hadrill");

    public DaemonOptions {
        haDir = haDir.toAbsolutePath();
        addresses = Map.copyOf(addresses);
        if (scriptLimit.isZero() || scriptLimit.isNegative()) {
            throw new IllegalArgumentException("--script-limit must be a time above 0");
        }
    }
}
