package org.hadrill.cli;

import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.hadrill.cluster.Inventory;
import org.hadrill.explore.Explorer;
import org.hadrill.explore.Finding;
import org.hadrill.explore.Invariant;
import org.hadrill.explore.Schedule;
import org.hadrill.lab.simulated.SimulatedLab;
import org.hadrill.suite.Program;
import org.hadrill.suite.Version;
import org.hadrill.time.SystemTime;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hadrill explore}: random schedules of faults in the simulated lab. */
@Command(
        name = "explore",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Tries random schedules of faults on the simulated lab, and shrinks those that break an invariant.",
        footerHeading = "%n",
        footer = {
            "Faults overlap and hit recoveries. In every schedule there must never be two primaries, two histories of",
            "the data, a lost acknowledged write, or two owners of the router's address for more than 5 s, and the",
            "cluster must settle when the faults have ended. Exit code 0 when nothing was found, 1 otherwise."
        })
final class ExploreCommand implements Callable<Integer> {
    /** How often progress is told where nobody watches a terminal. */
    static final Duration PROGRESS = Duration.ofSeconds(20);

    @Option(
            names = "--drills",
            paramLabel = "N",
            description = "How many schedules. Default: ${DEFAULT-VALUE}.",
            defaultValue = "1000")
    long drills;

    @Option(names = "--seed", paramLabel = "S", description = "Decides the schedules. Default: chosen, and printed.")
    Optional<Long> seed = Optional.empty();

    @Option(
            names = "--config",
            paramLabel = "NAME",
            description = "Configuration of the cluster: article, hardened or fenced. Default: ${DEFAULT-VALUE}.",
            defaultValue = "fenced")
    String configuration;

    @Option(
            names = "--schedule",
            paramLabel = "FAULTS",
            description = "Try this one schedule, in the world of --seed: KIND[:NODE]@START+LENGTH in seconds, such as"
                    + " 'eth2-down@10+100 power-cut:m1@40+60'.")
    Optional<String> schedule = Optional.empty();

    @Option(names = "--log", description = "With --schedule: print what the nodes log, with seconds since the start.")
    boolean log;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        check();
        long chosen = seed.orElseGet(() -> (long) new SecureRandom().nextInt(1_000_000));
        Inventory inventory = new SimulatedLab(configuration, Version.TEXT).inventory();
        Explorer explorer = new Explorer(
                worldSeed -> {
                    SimulatedLab lab = new SimulatedLab(configuration, Version.TEXT);
                    lab.fresh(worldSeed);
                    return lab.world();
                },
                inventory.nodes().stream().map(Inventory.Node::name).toList());
        PrintWriter out = spec.commandLine().getOut();
        return schedule.isPresent() ? one(explorer, chosen, out) : many(explorer, chosen, out);
    }

    private int one(Explorer explorer, long chosen, PrintWriter out) {
        Schedule faults;
        try {
            faults = Schedule.parse(schedule.orElseThrow());
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
        Optional<Finding> found = explorer.one(faults, chosen, log ? out::println : line -> {});
        found.ifPresentOrElse(
                f -> show(f, out), () -> out.println("nothing broken: " + faults + " in world " + chosen));
        return found.isPresent() ? 1 : 0;
    }

    private int many(Explorer explorer, long chosen, PrintWriter out) {
        SystemTime time = new SystemTime();
        AtomicLong told = new AtomicLong();
        out.println("explore   SIMULATED lab, config " + configuration + ", " + drills + " schedules, seed " + chosen);
        out.flush();
        Explorer.Outcome outcome = explorer.explore(drills, chosen, done -> progress(done, time, told, out));
        for (Map.Entry<Invariant, Finding> found : outcome.minimal().entrySet()) {
            out.println();
            out.println("BROKEN    " + found.getKey().sentence() + ", first in "
                    + outcome.broken().get(found.getKey()) + " of " + drills + " schedules");
            show(found.getValue(), out);
        }
        Duration took = time.elapsed();
        out.println();
        out.println(String.format(
                Locale.ROOT,
                "%s  %d schedules in %d min %d s, %d broke an invariant",
                outcome.broken().isEmpty() ? "nothing" : "found  ",
                drills,
                took.toMinutes(),
                took.toSecondsPart(),
                outcome.broken().values().stream().mapToLong(n -> n).sum()));
        out.flush();
        return outcome.broken().isEmpty() ? 0 : 1;
    }

    private void progress(long done, SystemTime time, AtomicLong told, PrintWriter out) {
        long due = time.elapsed().dividedBy(PROGRESS);
        long before = told.get();
        if (due > before && told.compareAndSet(before, due)) {
            synchronized (out) {
                out.println("          " + done + " of " + drills + " after "
                        + time.elapsed().toSeconds() + " s");
                out.flush();
            }
        }
    }

    private void show(Finding found, PrintWriter out) {
        out.println("          " + found.detail() + ", at " + seconds(found.at()) + " s");
        found.schedule().faults().forEach(f -> out.println("          " + f));
        out.println("repeat    " + Program.NAME + " explore --config " + configuration + " --seed " + found.worldSeed()
                + " --schedule '" + found.schedule() + "'");
        out.flush();
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1e3);
    }

    private void check() {
        if (!SimulatedLab.configurations().contains(configuration)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "Unknown configuration '" + configuration + "'. Known: "
                            + String.join(", ", SimulatedLab.configurations()));
        }
        if (drills < 1) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--drills must be at least 1, not " + drills);
        }
    }
}
