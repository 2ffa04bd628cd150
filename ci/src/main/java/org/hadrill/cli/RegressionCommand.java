package org.hadrill.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.hadrill.lab.simulated.SimulatedLab;
import org.hadrill.report.compare.Side;
import org.hadrill.report.sample.RunFolders;
import org.hadrill.report.sample.RunSample;
import org.hadrill.report.sample.RunSamples;
import org.hadrill.run.RunResult;
import org.hadrill.suite.Run;
import org.hadrill.time.SystemTime;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code hadrill regression}: one kernel against another. The lab is made anew for a kernel, which takes minutes, so the drills are
 * not interleaved one by one but in blocks: half of the old ones, all new ones, the rest of the old ones. Whatever drifts evenly
 * meanwhile, such as the load of the machine, is the same for both. Each repeat has the same seed on both sides.
 */
@Command(
        name = "regression",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Runs the same drills on an old and on a new kernel, in turns, and says whether the new one is slower.",
        footerHeading = "%n",
        footer = {
            "The turns are: half of the old drills, all new ones, the rest of the old ones.",
            "Exit codes: 0 no worse, 1 slower or fewer drills pass, 2 wrong usage, 3 too few samples to tell, or the lab"
                    + " failed.",
            "Hardware: with --inventory FILE --out DIR the first call runs the old drills; upgrade the nodes; the same"
                    + " call again runs the new ones, with the same seed, and compares."
        })
final class RegressionCommand implements Callable<Integer> {
    @Mixin
    LabOptions lab;

    @Mixin
    InventoryOptions inventory;

    @Option(names = "--kernel-old", paramLabel = "PACKAGE", description = "Debian package of the old kernel's image.")
    Optional<String> kernelOld = Optional.empty();

    @Option(names = "--kernel-new", paramLabel = "PACKAGE", description = "Debian package of the new kernel's image.")
    Optional<String> kernelNew = Optional.empty();

    @Option(
            names = "--slower",
            paramLabel = "PERCENT",
            defaultValue = "0",
            description =
                    "In the simulated lab, which has no kernel: how much longer the new cluster takes to move disk and"
                            + " service.")
    int slower;

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            completionCandidates = RunCommand.ScenarioNames.class,
            description = "Run only this scenario; may be repeated. Default: those of hadrill run.")
    List<String> scenarios = new ArrayList<>();

    @Option(
            names = "--repeat",
            paramLabel = "N",
            defaultValue = "20",
            description = "Drills of every scenario on each kernel. Default: ${DEFAULT-VALUE}.")
    int repeat;

    @Option(names = "--seed", paramLabel = "S", description = "As of hadrill run. Default: chosen, and printed.")
    Optional<Long> seed = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder of the runs. Default: out/<date>-regression-<seed>.")
    Optional<Path> out = Optional.empty();

    @Mixin
    CompareOptions options;

    @Spec
    CommandSpec spec;

    private static final String OLD = "old";
    private static final String NEW = "new";

    /** A run of some repeats on one side. */
    private record Turn(boolean old, int first, int count, String name) {}

    @Override
    public Integer call() throws Exception {
        check();
        long chosen = seed.orElseGet(() -> (long) new SecureRandom().nextInt(1_000_000));
        Path folder = out.orElseGet(() -> RunFolder.free("regression-" + chosen, new SystemTime()));
        PrintWriter print = spec.commandLine().getOut();
        if (inventory.given()) {
            return beforeOrAfter(folder, chosen, print);
        }
        List<RunSample> old = new ArrayList<>();
        List<RunSample> now = new ArrayList<>();
        for (Turn turn : turns()) {
            Path run = folder.resolve(turn.name());
            List<String> command = command(turn, chosen, run);
            print.println("hadrill " + String.join(" ", command));
            int exit = run(command);
            print.println();
            Optional<RunResult> result = result(run);
            if (result.isEmpty()) {
                print.println("The comparison was left: " + turn.name() + " did not run to its end");
                return exit == 0 ? Errors.INFRA : exit;
            }
            (turn.old() ? old : now).add(RunSamples.of(result.get()));
        }
        Side before = new Side(kernelOld.orElse("as it is"), old);
        Side after = new Side(kernelNew.orElse("slower by " + slower + "%"), now);
        int exit = options.compare(before, after, Set.of(SimulatedLab.SLOWER), print);
        print.println("runs      " + folder);
        return exit;
    }

    /** What a run has left; empty when it has not run to its end. */
    private static Optional<RunResult> result(Path run) throws IOException {
        return Files.exists(run.resolve(RunResult.FILE))
                ? Optional.of(RunFolders.result(run))
                        .filter(r -> r.notes().stream().noneMatch(n -> n.startsWith(Run.INTERRUPTED)))
                : Optional.empty();
    }

    /** Nobody but its owner upgrades a cluster: the old drills, or when there are such, the new ones and the comparison. */
    private int beforeOrAfter(Path folder, long chosen, PrintWriter print) throws IOException {
        Optional<RunResult> before = result(folder.resolve(OLD));
        Turn turn = new Turn(before.isEmpty(), 1, repeat, before.isEmpty() ? OLD : NEW);
        Path run = folder.resolve(turn.name());
        if (Files.exists(run)) {
            throw usage(run + " holds a run " + (before.isEmpty() ? "that did not end" : "already")
                    + "; name another folder with --out");
        }
        List<String> command = command(turn, before.map(RunResult::seed).orElse(chosen), run);
        print.println("hadrill " + String.join(" ", command));
        int exit = run(command);
        print.println();
        Optional<RunResult> ran = result(run);
        if (ran.isEmpty()) {
            print.println("The comparison was left: " + turn.name() + " did not run to its end");
            return exit == 0 ? Errors.INFRA : exit;
        }
        if (before.isEmpty()) {
            print.println(
                    "Now upgrade both nodes and boot them. Then the same again, for the new drills and the comparison.");
            return 0;
        }
        return options.compare(
                new Side(kernels(before.get()), List.of(RunSamples.of(before.get()))),
                new Side(kernels(ran.get()), List.of(RunSamples.of(ran.get()))),
                Set.of(),
                print);
    }

    /** The kernels that the nodes said they run. */
    private static String kernels(RunResult result) {
        String kernels = result.nodes().values().stream()
                .map(v -> v.getOrDefault("kernel", "unknown"))
                .distinct()
                .collect(Collectors.joining(" and "));
        return kernels.isEmpty() ? "unknown kernel" : kernels;
    }

    private List<Turn> turns() {
        int half = (repeat + 1) / 2;
        List<Turn> turns = new ArrayList<>();
        turns.add(new Turn(true, 1, half, "old-1"));
        turns.add(new Turn(false, 1, repeat, NEW));
        if (repeat > half) {
            turns.add(new Turn(true, half + 1, repeat - half, "old-2"));
        }
        return turns;
    }

    private int run(List<String> command) {
        CommandLine line = Hadrill.commandLine();
        line.setOut(spec.commandLine().getOut());
        line.setErr(spec.commandLine().getErr());
        return line.execute(command.toArray(String[]::new));
    }

    private List<String> command(Turn turn, long chosen, Path run) {
        List<String> command = new ArrayList<>(List.of("run"));
        inventory.file.ifPresent(file -> command.addAll(List.of("--inventory", file.toString())));
        inventory.yesBreak.ifPresent(name -> command.addAll(List.of("--yes-break", name)));
        inventory.breakLease.ifPresent(why -> command.addAll(List.of("--break-lease", why)));
        String arguments = lab.asArguments().strip();
        if (!arguments.isEmpty()) {
            command.addAll(List.of(arguments.split(" ")));
        }
        (turn.old() ? kernelOld : kernelNew).ifPresent(kernel -> command.addAll(List.of("--kernel", kernel)));
        scenarios.forEach(name -> command.addAll(List.of("--scenario", name)));
        command.addAll(List.of("--repeat", Integer.toString(turn.count())));
        command.addAll(List.of("--first-repeat", Integer.toString(turn.first())));
        command.addAll(List.of("--seed", Long.toString(chosen)));
        if (!turn.old() && slower > 0) {
            command.addAll(List.of("--slower", Integer.toString(slower)));
        }
        command.addAll(List.of("--out", run.toString()));
        return command;
    }

    private void check() {
        options.settings();
        if (repeat < 1) {
            throw usage("--repeat must be at least 1, not " + repeat);
        }
        inventory.check(lab);
        if (inventory.given()) {
            if (out.isEmpty() || kernelOld.isPresent() || kernelNew.isPresent() || slower != 0) {
                throw usage("With --inventory: name a folder with --out, the same before the upgrade and after it;"
                        + " --kernel-old, --kernel-new and --slower are for labs");
            }
            return;
        }
        if (lab.kernel.isPresent()) {
            throw usage("--kernel names one kernel; a regression has two: --kernel-old and --kernel-new");
        }
        if (lab.simulated()) {
            if (kernelOld.isPresent() || kernelNew.isPresent()) {
                throw usage(
                        "The simulated lab has no kernel: add --lab vm. To see that a slower cluster is found there, use"
                                + " --slower PERCENT");
            }
        } else if (kernelOld.isEmpty() || kernelNew.isEmpty() || kernelOld.equals(kernelNew) || slower != 0) {
            throw usage("The " + lab.kind()
                    + " lab compares two kernels: --kernel-old PACKAGE --kernel-new PACKAGE, such as"
                    + " linux-image-6.1.0-40-cloud-amd64; apt-cache search 'linux-image-6.1.0-.*-cloud-amd64' lists some."
                    + (slower != 0 ? " --slower is for the simulated lab" : ""));
        }
        if (out.filter(Files::exists).isPresent()) {
            throw usage(out.get() + " is there already; name another folder with --out");
        }
    }

    private CommandLine.ParameterException usage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
