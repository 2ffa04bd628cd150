package org.hadrill.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hadrill.cli.bench.Accuracy;
import org.hadrill.cli.bench.AccuracyBench;
import org.hadrill.cli.bench.BenchJson;
import org.hadrill.cli.bench.ProbeCost;
import org.hadrill.cluster.ManagerKind;
import org.hadrill.lab.containers.ContainerImages;
import org.hadrill.lab.containers.ContainerLabs;
import org.hadrill.remote.RemoteException;
import org.hadrill.time.SystemTime;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hadrill bench accuracy}. */
@Command(
        name = "accuracy",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Known outages against what the probe reports of them, and what the probe costs.")
final class BenchAccuracyCommand implements Callable<Integer> {
    private static final List<Duration> PERIODS = List.of(Duration.ofMillis(10), Duration.ofMillis(100));
    private static final List<Integer> ADDRESSES = List.of(1, 16, 254);
    private static final Duration COST_PERIOD = Duration.ofMillis(100);

    @Spec
    CommandSpec spec;

    @Option(names = "--lab", paramLabel = "LAB", description = "Only containers. Default: ${DEFAULT-VALUE}.")
    String lab = ContainerLabs.KIND;

    @Option(names = "--outages", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
    int outages = 100;

    @Option(
            names = "--cost",
            paramLabel = "TIME",
            converter = ControllerCommand.Times.class,
            description = "How long each number of addresses is pinged. Default: 30s.")
    Duration cost = Duration.ofSeconds(30);

    @Option(names = "--seed", paramLabel = "S", description = "Lengths and moments. Default: ${DEFAULT-VALUE}.")
    long seed = 1;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes all figures there, too.")
    Optional<Path> json = Optional.empty();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (outages < 1) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--outages must be at least 1");
        }
        PrintWriter out = spec.commandLine().getOut();
        SystemTime time = new SystemTime();
        try (BenchLab up = BenchLab.up(
                spec.commandLine(),
                lab,
                ContainerImages.Target.NODE,
                ManagerKind.HEARTBEAT,
                time,
                line -> print(out, line))) {
            AccuracyBench bench = new AccuracyBench(up.lab().inventory(), up.observer(), up.nodes(), time);
            bench.prepare();
            List<Accuracy> accuracy = bench.accuracy(outages, seed, PERIODS);
            accuracy.forEach(a -> print(out, text(a)));
            List<ProbeCost.Cost> costs = bench.costs(ADDRESSES, COST_PERIOD, cost);
            costs.forEach(c -> print(out, text(c)));
            if (json.isPresent()) {
                BenchJson.write(json.get(), BenchJson.accuracy(up.lab().facts(), seed, accuracy, costs));
            }
            boolean right = accuracy.stream().allMatch(Accuracy::keepsItsWord);
            print(
                    out,
                    right
                            ? "goal      kept: no error above one period, none missed that is longer than two, none invented"
                            : "goal      MISSED: an error above one period, or an outage missed or invented");
            return right ? 0 : 1;
        } catch (RemoteException gone) {
            throw new Errors.Failure(Errors.INFRA, String.valueOf(gone.getMessage()), gone);
        }
    }

    private static void print(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }

    private static String text(Accuracy a) {
        return String.format(
                Locale.ROOT,
                "period %4d ms: %d of %d outages reported; error median %.1f ms, maximum %.1f ms, bias %+.1f ms;"
                        + " missed %d of at most two periods, %d longer; invented %d; within the error it states %d of %d;"
                        + " truth known to %.1f ms",
                a.period().toMillis(),
                a.errors().size(),
                a.outages(),
                a.medianError().toNanos() / 1e6,
                a.maximumError().toNanos() / 1e6,
                a.bias().toNanos() / 1e6,
                a.missedShort().size(),
                a.missed().size(),
                a.invented().size(),
                a.withinOwn(),
                a.errors().size(),
                a.truthError().toNanos() / 1e6);
    }

    private static String text(ProbeCost.Cost c) {
        return String.format(
                Locale.ROOT,
                "%3d addresses at 10 Hz: observer %.2f%% of a core, hadrill %.2f%%, %.1f replies a second",
                c.addresses(),
                c.observerPercent(),
                c.harnessPercent(),
                c.repliesPerSecond());
    }
}
