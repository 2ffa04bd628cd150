package org.hadrill.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.hadrill.cli.bench.ControllerBench;
import org.hadrill.lab.build.Trees;
import org.hadrill.time.SystemTime;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hadrill bench}: measures hadrill itself on this machine. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures hadrill itself on this machine.",
        subcommands = {
            BenchCommand.Controller.class,
            BenchDrillsCommand.class,
            BenchHistoryCommand.class,
            BenchTakeoverCommand.class,
            BenchAccuracyCommand.class
        })
final class BenchCommand implements Runnable {
    @Spec
    CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "Missing command. Known: controller, drills, history, takeover, accuracy");
    }

    /** {@code hadrill bench controller}. */
    @Command(
            name = "controller",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description =
                    "Two controllers on loopback: processor time and memory when idle, time to start, time to notice a kill -9.")
    static final class Controller implements Callable<Integer> {
        @Spec
        CommandSpec spec;

        @Option(
                names = "--keepalive",
                paramLabel = "TIME",
                converter = ControllerCommand.Times.class,
                description = "Default: 100ms.")
        Duration keepalive = Duration.ofMillis(100);

        @Option(
                names = "--deadtime",
                paramLabel = "TIME",
                converter = ControllerCommand.Times.class,
                description = "Default: 1s.")
        Duration deadtime = Duration.ofSeconds(1);

        @Option(names = "--kills", paramLabel = "N", description = "Kills of the active one. Default: 20.")
        int kills = 20;

        @Option(
                names = "--idle",
                paramLabel = "TIME",
                converter = ControllerCommand.Times.class,
                description = "How long idle controllers are watched. Default: 60s.")
        Duration idle = Duration.ofSeconds(60);

        @Override
        public Integer call() throws IOException, InterruptedException {
            if (kills < 1) {
                throw new CommandLine.ParameterException(spec.commandLine(), "--kills must be at least 1");
            }
            Path folder = Files.createTempDirectory("hadrill-bench");
            PrintWriter out = spec.commandLine().getOut();
            try {
                new ControllerBench(
                                new ControllerBench.Plan(keepalive, deadtime, kills, idle),
                                folder,
                                daemonCommand(),
                                new SystemTime(),
                                out::println)
                        .run();
            } finally {
                Trees.delete(folder);
            }
            return 0;
        }

        /** As the launcher starts a daemon. */
        private static List<String> daemonCommand() {
            String classPath = System.getProperty("java.class.path");
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xmx32m",
                    "-Xshare:auto",
                    "-Xlog:cds=off",
                    "-Xlog:cds+dynamic=off"));
            Path archive = Path.of(classPath.replaceFirst("\\.jar$", ".jsa"));
            if (classPath.endsWith(".jar") && Files.exists(archive)) {
                command.add("-XX:SharedArchiveFile=" + archive);
            }
            command.addAll(List.of("-cp", classPath, "org.hadrill.cli.Main"));
            return command;
        }
    }
}
