package org.hadrill.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hadrill.cluster.NodeName;
import org.hadrill.controller.Settings;
import org.hadrill.controller.daemon.ControlClient;
import org.hadrill.controller.daemon.ControlCommand;
import org.hadrill.controller.daemon.Daemon;
import org.hadrill.controller.daemon.DaemonOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code hadrill controller}: the failover controller of this node, and commands for the one that runs. */
@Command(
        name = "controller",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Runs the failover controller of this node, in the foreground until SIGTERM, or talks to the one that runs.",
        subcommands = {
            ControllerCommand.StatusCommand.class,
            ControllerCommand.StandbyCommand.class,
            ControllerCommand.TakeoverCommand.class,
            ControllerCommand.StopCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:stopped as asked; resources are released",
            "2:something is wrong with the files or the options",
            "70:failed; nothing is released, and a watchdog resets the node"
        })
final class ControllerCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Option(
            names = "--ha-dir",
            paramLabel = "DIR",
            description = "Directory of ha.cf, authkeys, haresources and resource.d. Default: /etc/ha.d.")
    Path haDir = DaemonOptions.HA_DIR;

    @Option(
            names = "--node",
            paramLabel = "NAME",
            converter = NodeNames.class,
            description = "This node, as ha.cf names it. Default: the name of the machine (uname -n).")
    Optional<NodeName> node = Optional.empty();

    @Mixin
    Socket socket;

    @Option(
            names = "--monitor",
            paramLabel = "TIME",
            converter = Times.class,
            description = "How often each held resource is asked for its status, such as 5s, or never. Default: 5s.")
    Duration monitor = Settings.MONITOR;

    @Option(
            names = "--script-limit",
            paramLabel = "TIME",
            converter = Times.class,
            description = "Longest run of a resource script; then it is killed with its children. Default: 120s.")
    Duration scriptLimit = Settings.SCRIPT_LIMIT;

    @Option(
            names = "--address",
            paramLabel = "CARD=ADDRESS",
            description =
                    "This node's own address for the ucast lines of CARD, instead of looking at the card. Repeatable.")
    Map<String, String> addresses = Map.of();

    /** Where the running daemon is found. */
    static final class Socket {
        @Option(
                names = "--state-dir",
                paramLabel = "DIR",
                description = "What the controller keeps. Default: /var/lib/hadrill.")
        Path stateDir = DaemonOptions.STATE_DIR;

        @Option(
                names = "--control",
                paramLabel = "FILE",
                description = "The socket for status and commands. Default: control in the state directory.")
        Optional<Path> control = Optional.empty();

        Path file() {
            return control.orElse(stateDir.resolve("control"));
        }
    }

    /** A node's name. */
    static final class NodeNames implements ITypeConverter<NodeName> {
        @Override
        public NodeName convert(String text) {
            return new NodeName(text);
        }
    }

    /** A time, or never. */
    static final class Times implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            try {
                return DaemonArguments.time(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        return Daemon.run(options(), err::println);
    }

    DaemonOptions options() {
        try {
            return new DaemonOptions(haDir, node, socket.stateDir, socket.file(), monitor, scriptLimit, addresses);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    /** Asks the daemon and prints its answer. */
    abstract static class Asking implements Callable<Integer> {
        /** Longest wait for an answer that takes no work. */
        static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);

        @Spec
        CommandSpec spec;

        @Mixin
        Socket socket;

        int ask(ControlCommand command, Duration limit) {
            Path file = socket.file();
            try {
                String answer = ControlClient.ask(file, command, limit);
                if (answer.isEmpty()) {
                    throw new Errors.Failure(Errors.INFRA, "the controller died over it; see its log");
                }
                spec.commandLine().getOut().print(answer);
                spec.commandLine().getOut().flush();
                return 0;
            } catch (IOException e) {
                throw new Errors.Failure(
                        Errors.INFRA,
                        "no controller answers at " + file + " (" + e.getMessage() + "). Does it run?",
                        e);
            }
        }
    }

    /** {@code hadrill controller status}. */
    @Command(
            name = "status",
            mixinStandardHelpOptions = true,
            description = "Nodes, links, groups and last events, as this node sees them.")
    static final class StatusCommand extends Asking {
        @Option(names = "--json", description = "As JSON.")
        boolean json;

        @Override
        public Integer call() {
            return ask(json ? ControlCommand.STATUS_JSON : ControlCommand.STATUS, ANSWER_LIMIT);
        }
    }

    /** {@code hadrill controller standby}. */
    @Command(
            name = "standby",
            mixinStandardHelpOptions = true,
            description = "Hand every group to the other node, and stay.")
    static final class StandbyCommand extends Asking {
        @Override
        public Integer call() {
            return ask(ControlCommand.STANDBY, ANSWER_LIMIT);
        }
    }

    /** {@code hadrill controller takeover}. */
    @Command(name = "takeover", mixinStandardHelpOptions = true, description = "Ask the other node for every group.")
    static final class TakeoverCommand extends Asking {
        @Override
        public Integer call() {
            return ask(ControlCommand.TAKEOVER, ANSWER_LIMIT);
        }
    }

    /** {@code hadrill controller stop}. */
    @Command(
            name = "stop",
            mixinStandardHelpOptions = true,
            description = "Hand every group over, release, end; returns when the controller has ended.")
    static final class StopCommand extends Asking {
        @Option(
                names = "--limit",
                paramLabel = "TIME",
                converter = Times.class,
                description = "Longest wait for the end. Default: 15min.")
        Duration limit = Duration.ofMinutes(15);

        @Override
        public Integer call() {
            return ask(ControlCommand.STOP, limit);
        }
    }
}
