package org.hadrill.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hadrill.cluster.NodeName;
import org.hadrill.controller.Settings;
import org.hadrill.controller.daemon.DaemonOptions;
import org.hadrill.inventory.Durations;

/**
 * The short way into {@link ControllerCommand}: takes its options in their plainest form, {@code --name value}, so that a
 * daemon starts without the command line library, which costs it most of its start (its classes cannot be shared). Whatever
 * looks otherwise is left to the library, which says what is wrong.
 */
final class DaemonArguments {
    private DaemonArguments() {}

    /** Empty when these arguments are not plain. */
    static Optional<DaemonOptions> parse(String[] args) {
        Map<String, String> options = new HashMap<>();
        Map<String, String> addresses = new HashMap<>();
        if (args.length % 2 != 0) {
            return Optional.empty();
        }
        for (int i = 0; i < args.length; i += 2) {
            String[] address = args[i + 1].split("=", 2);
            if (args[i].equals("--address") && address.length == 2) {
                addresses.put(address[0], address[1]);
            } else if (options.put(args[i], args[i + 1]) != null) {
                return Optional.empty();
            }
        }
        try {
            Path stateDir = path(options, "--state-dir").orElse(DaemonOptions.STATE_DIR);
            DaemonOptions daemon = new DaemonOptions(
                    path(options, "--ha-dir").orElse(DaemonOptions.HA_DIR),
                    Optional.ofNullable(options.remove("--node")).map(NodeName::new),
                    stateDir,
                    path(options, "--control").orElse(stateDir.resolve("control")),
                    time(options, "--monitor").orElse(Settings.MONITOR),
                    time(options, "--script-limit").orElse(Settings.SCRIPT_LIMIT),
                    addresses);
            return options.isEmpty() ? Optional.of(daemon) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> path(Map<String, String> options, String name) {
        return Optional.ofNullable(options.remove(name)).map(Path::of);
    }

    private static Optional<Duration> time(Map<String, String> options, String name) {
        return Optional.ofNullable(options.remove(name)).map(DaemonArguments::time);
    }

    /** A time such as {@code 5s}, or {@code never}. */
    static Duration time(String text) {
        return text.equals("never") ? Duration.ZERO : Durations.parse(text);
    }
}
