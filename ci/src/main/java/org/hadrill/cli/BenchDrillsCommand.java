package org.hadrill.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hadrill.lab.simulated.SimulatedLab;
import org.hadrill.suite.DrillBench;
import org.hadrill.suite.DrillBench.Figures;
import org.hadrill.suite.Suites;
import org.hadrill.suite.Version;
import org.hadrill.time.SystemTime;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hadrill bench drills}. */
@Command(
        name = "drills",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Drills of the acceptance suite on the simulated lab: in memory, on one core, checks judged.")
final class BenchDrillsCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Option(
            names = "--drills",
            paramLabel = "N",
            description = "How many are measured. Default: ${DEFAULT-VALUE}.",
            defaultValue = "1000")
    int drills;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "How many run before. Default: ${DEFAULT-VALUE}.",
            defaultValue = "200")
    int warmUp;

    @Option(names = "--seed", paramLabel = "S", description = "Default: ${DEFAULT-VALUE}.", defaultValue = "1")
    long seed;

    @Override
    public Integer call() throws Exception {
        if (drills < 1 || warmUp < 0) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--drills must be at least 1 and --warm-up at least 0");
        }
        List<String> scenarios = Suites.named("acceptance").orElseThrow().scenarios();
        try (SimulatedLab lab = new SimulatedLab("fenced", Version.TEXT)) {
            DrillBench bench = new DrillBench(lab, new SystemTime());
            if (warmUp > 0) {
                bench.run(scenarios, warmUp, seed + 1);
            }
            Figures f = bench.run(scenarios, drills, seed);
            spec.commandLine()
                    .getOut()
                    .printf(
                            Locale.ROOT,
                            "%d drills in %.1f s on one core: %.0f drills/minute, %.0f events and %.0f s of virtual time"
                                    + " a drill, %d passed%n",
                            f.drills(),
                            f.took().toMillis() / 1e3,
                            f.drillsPerMinute(),
                            (double) f.events() / f.drills(),
                            f.virtual().toMillis() / 1e3 / f.drills(),
                            f.passed());
        }
        return 0;
    }
}
