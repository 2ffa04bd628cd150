package org.hadrill.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hadrill.cluster.NodeName;
import org.hadrill.controller.config.Agreement;
import org.hadrill.controller.config.ClusterFiles;
import org.hadrill.controller.config.ConfigSummary;
import org.hadrill.controller.config.Finding;
import org.hadrill.controller.config.Finding.Severity;
import org.hadrill.controller.config.HaDirectory;
import org.hadrill.controller.config.OutdatePeerConf;
import org.hadrill.controller.config.Reading;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hadrill config}: what Heartbeat's own files say. */
@Command(
        name = "config",
        description = "Check Heartbeat's files: ha.cf, authkeys, haresources, and outdate-peer.conf where it is.",
        mixinStandardHelpOptions = true,
        subcommands = ConfigCommand.Check.class)
public final class ConfigCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Missing command. Known: check");
    }

    /** {@code hadrill config check DIR [DIR2]}. */
    @Command(
            name = "check",
            description = "Check the files of one node, or of both and whether they agree.",
            mixinStandardHelpOptions = true,
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:the controller can start with them", "2:it cannot, or they do not agree"})
    static final class Check implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Parameters(
                paramLabel = "DIR",
                arity = "1..2",
                description =
                        "A directory with ha.cf, authkeys and haresources, such as /etc/ha.d; a second one for the other node.")
        private List<Path> directories = List.of();

        @Option(
                names = "--node",
                paramLabel = "NAME",
                description = "The node that the first DIR is of, as 'uname -n' has it there; must be named in ha.cf.")
        private Optional<String> node = Optional.empty();

        @Override
        public Integer call() {
            List<Finding> findings = new ArrayList<>();
            List<ClusterFiles> usable = new ArrayList<>();
            for (Path directory : directories) {
                Reading reading =
                        HaDirectory.read(directory, directory.equals(directories.get(0)) ? self() : Optional.empty());
                findings.addAll(reading.findings());
                findings.addAll(OutdatePeerConf.read(directory).findings());
                if (reading instanceof Reading.Usable u) {
                    usable.add(u.files());
                }
            }
            if (usable.size() == 2) {
                findings.addAll(Agreement.of(usable.get(0), usable.get(1)));
            }
            return report(findings, usable);
        }

        private Optional<NodeName> self() {
            try {
                return node.map(NodeName::new);
            } catch (IllegalArgumentException e) {
                throw new CommandLine.ParameterException(spec.commandLine(), "--node: " + e.getMessage());
            }
        }

        private int report(List<Finding> findings, List<ClusterFiles> usable) {
            long errors = findings.stream()
                    .filter(f -> f.severity() == Severity.ERROR)
                    .count();
            PrintWriter to = errors == 0
                    ? spec.commandLine().getOut()
                    : spec.commandLine().getErr();
            findings.forEach(to::println);
            if (errors == 0) {
                summary(to, usable);
            }
            String warnings = count(findings.size() - errors, "warning");
            to.println(errors == 0 ? "usable, " + warnings : count(errors, "error") + ", " + warnings);
            to.flush();
            return errors == 0 ? ExitCode.OK : ExitCode.USAGE;
        }

        private static void summary(PrintWriter out, List<ClusterFiles> usable) {
            ConfigSummary.of(usable.get(0)).forEach(out::println);
            if (usable.size() == 2) {
                out.println(usable.get(0).origin() + " and " + usable.get(1).origin() + " agree");
            }
        }

        private static String count(long number, String word) {
            return number + " " + word + (number == 1 ? "" : "s");
        }
    }
}
