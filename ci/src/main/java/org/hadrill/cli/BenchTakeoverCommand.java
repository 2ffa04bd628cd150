package org.hadrill.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hadrill.cli.bench.BenchJson;
import org.hadrill.cli.bench.Takeovers;
import org.hadrill.cluster.ManagerKind;
import org.hadrill.lab.containers.ContainerImages;
import org.hadrill.lab.containers.ContainerLabs;
import org.hadrill.lab.daemon.LabException;
import org.hadrill.time.SystemTime;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hadrill bench takeover}. */
@Command(
        name = "takeover",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "The same power cut for several cluster managers: outage, and what of it is over the deadtime.")
final class BenchTakeoverCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Option(names = "--lab", paramLabel = "LAB", description = "Only containers. Default: ${DEFAULT-VALUE}.")
    String lab = ContainerLabs.KIND;

    @Option(names = "--repeat", paramLabel = "N", description = "Power cuts each. Default: ${DEFAULT-VALUE}.")
    int repeat = 20;

    @Option(
            names = "--block",
            paramLabel = "N",
            description = "How many of them in a row, before the next manager has its turn. Default: ${DEFAULT-VALUE}.")
    int block = 10;

    @Option(
            names = "--only",
            paramLabel = "TEXT",
            description =
                    "Only contenders whose name has this text, such as 'hadrill' or 'whole group'; may be repeated.")
    List<String> only = new ArrayList<>();

    @Option(
            names = "--load",
            paramLabel = "TIME",
            converter = ControllerCommand.Times.class,
            description =
                    "No power cuts: busy loops on both nodes, twice as many as cores, for so long; counts false takeovers.")
    Optional<Duration> load = Optional.empty();

    @Option(names = "--seed", paramLabel = "S", description = "Order and moments. Default: ${DEFAULT-VALUE}.")
    long seed = 1;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes all figures there, too.")
    Optional<Path> json = Optional.empty();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (repeat < 1 || block < 1) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--repeat and --block must be at least 1");
        }
        Takeovers.Plan plan = new Takeovers.Plan(only, repeat, block, seed);
        if (plan.contenders().isEmpty()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "No contender has " + only + " in its name. Known: " + String.join("; ", Takeovers.Plan.names()));
        }
        SystemTime time = new SystemTime();
        PrintWriter out = spec.commandLine().getOut();
        try (BenchLab up = BenchLab.up(
                spec.commandLine(), lab, ContainerImages.Target.BENCH, ManagerKind.BUILTIN, time, out::println)) {
            Takeovers takeovers = new Takeovers(
                    up.lab().inventory(),
                    up.nodes(),
                    up.observer(),
                    up.lab().facts(),
                    (node, on) -> {
                        try {
                            up.lab().power(node.value(), on);
                        } catch (LabException refused) {
                            throw new IOException(refused.getMessage(), refused);
                        }
                    },
                    time,
                    line -> out.printf(
                            Locale.ROOT, "%6.0f s  %s%n", time.elapsed().toMillis() / 1e3, line));
            Takeovers.Result result =
                    load.isPresent() ? takeovers.underLoad(plan, load.get()) : takeovers.measure(plan);
            result.lines().forEach(out::println);
            if (json.isPresent()) {
                BenchJson.write(json.get(), result.figures());
            }
            return 0;
        }
    }
}
