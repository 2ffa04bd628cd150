package org.hadrill.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.NodeName;
import org.hadrill.drill.DrillPlan;
import org.hadrill.drill.Site;
import org.hadrill.interlock.RememberedCluster;
import org.hadrill.lab.InventoryLab;
import org.hadrill.lab.Lab;
import org.hadrill.lab.daemon.LabException;
import org.hadrill.lab.daemon.LastingLab;
import org.hadrill.lab.plant.Plant;
import org.hadrill.lab.simulated.SimulatedLab;
import org.hadrill.recording.Recording;
import org.hadrill.recording.RecordingFile;
import org.hadrill.report.Reports;
import org.hadrill.report.sample.RunSamples;
import org.hadrill.report.text.StatisticsTable;
import org.hadrill.report.text.TerminalTable;
import org.hadrill.run.RunResult;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.suite.PlannedRun;
import org.hadrill.suite.Program;
import org.hadrill.suite.Run;
import org.hadrill.suite.RunListener;
import org.hadrill.suite.RunOptions;
import org.hadrill.suite.Scenarios;
import org.hadrill.suite.Stations;
import org.hadrill.suite.Suites;
import org.hadrill.suite.Version;
import org.hadrill.time.SystemTime;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hadrill run}: the main job. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Runs failover drills and says whether the cluster kept its promise.",
        footerHeading = "%n",
        footer = {
            "Brings the lab up if it is not, and takes it down again unless --keep-lab.",
            "Leaves run.json, junit.xml, allure-results, report.html and every recording in the run's folder."
        })
final class RunCommand implements Callable<Integer> {
    @Mixin
    LabOptions lab;

    @Mixin
    InventoryOptions inventory;

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            description = "Run only this scenario; may be repeated. One of: ${COMPLETION-CANDIDATES}.",
            completionCandidates = ScenarioNames.class)
    List<String> scenarios = new ArrayList<>();

    @Option(
            names = "--suite",
            paramLabel = "NAME",
            description =
                    "Run the scenarios of this suite: ${COMPLETION-CANDIDATES}. Default: acceptance in the simulated lab,"
                            + " else failover.",
            completionCandidates = SuiteNames.class)
    Optional<String> suite = Optional.empty();

    @Option(
            names = "--repeat",
            paramLabel = "N",
            description = "Run every scenario N times, interleaved. Default: ${DEFAULT-VALUE}.",
            defaultValue = "1")
    int repeat;

    @Option(
            names = "--first-repeat",
            paramLabel = "K",
            description = "Begin with the K-th repeat: the drills of a longer run that are still missing. Default:"
                    + " ${DEFAULT-VALUE}.",
            defaultValue = "1")
    int firstRepeat;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description =
                    "Decides the order of the drills and when exactly each fault strikes. Default: chosen, and printed.")
    Optional<Long> seed = Optional.empty();

    @Option(names = "--out", paramLabel = "DIR", description = "Folder of this run. Default: out/<date>-<lab>-<seed>.")
    Optional<Path> out = Optional.empty();

    @Option(names = "--keep-lab", description = "Leave the vm lab up after the run.")
    boolean keepLab;

    @Option(
            names = "--plant",
            paramLabel = "DEFECT",
            description = "Plant a defect in the vm lab, to see that it is caught; may be repeated. One of:"
                    + " ${COMPLETION-CANDIDATES}.")
    List<Plant> plants = new ArrayList<>();

    @Option(
            names = "--plan",
            description = "Print every command that the run would run on which host, in order; touch nothing.")
    boolean plan;

    @Mixin
    Keeping keeping;

    @Option(
            names = "--slower",
            paramLabel = "PERCENT",
            description =
                    "In the simulated lab: what moves disk and service takes that much longer, to see that a comparison"
                            + " finds it. Default: ${DEFAULT-VALUE}.",
            defaultValue = "0")
    int slower;

    @Spec
    CommandSpec spec;

    /** Names for help and completion. */
    static final class ScenarioNames extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        ScenarioNames() {
            super(Scenarios.names());
        }
    }

    /** Names for help and completion. */
    static final class SuiteNames extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        SuiteNames() {
            super(Suites.all().stream().map(Suites.Suite::name).toList());
        }
    }

    @Override
    public Integer call() throws Exception {
        check();
        long chosen = seed.orElseGet(() -> (long) new SecureRandom().nextInt(1_000_000));
        SystemTime time = new SystemTime();
        Path folder = out.orElseGet(() -> RunFolder.free(kind() + "-" + chosen, time))
                .toAbsolutePath()
                .normalize();
        RunOptions options = new RunOptions(selected(), firstRepeat, repeat, chosen, folder, repeatCommand(chosen));
        if (plan) {
            plan(options, time);
            return 0;
        }
        Path here = Path.of("").toAbsolutePath();
        Path shown = folder.startsWith(here) ? here.relativize(folder) : folder;
        Interrupts interrupts = Interrupts.ofThisThread();
        RunResult result;
        try (Screen screen = new Screen(spec.commandLine().getOut(), time, Colours.terminal());
                RunLab up = open(screen, time)) {
            result = run(options, shown, up, screen, time);
        } finally {
            interrupts.done();
        }
        keeping.keep(result, folder, shown, suite(), spec.commandLine().getOut()::println);
        return result.verdict().exitCode();
    }

    private void plan(RunOptions options, SystemTime time) throws InterruptedException {
        Site site;
        if (inventory.given()) {
            site = InventoryRunLab.site(inventory.read(), time);
        } else if (lab.simulated()) {
            SimulatedLab simulated = new SimulatedLab(lab.configuration(), Version.TEXT);
            site = simulated.fresh(options.seed()).site();
        } else {
            throw usage("A plan needs a cluster that is there: --inventory FILE, which hadrill lab up --lab "
                    + lab.kind() + " --write-inventory FILE writes; or the simulated lab");
        }
        PlanText.lines(PlannedRun.of(options, site), inventory.given())
                .forEach(spec.commandLine().getOut()::println);
        spec.commandLine().getOut().println();
        spec.commandLine().getOut().println("planned   " + options.repeatCommand() + "   nothing was run");
    }

    private RunLab open(Screen screen, SystemTime time) throws LabException, IOException, InterruptedException {
        if (inventory.given()) {
            Inventory cluster = inventory.read();
            RememberedCluster remembered = InventoryOptions.remembered(cluster);
            inventory.mayBreak(cluster, remembered);
            return InventoryRunLab.open(cluster, remembered, "run", inventory.breakLease, time);
        }
        if (lab.simulated()) {
            return new SimulatedRunLab(SimulatedLab.slower(lab.configuration(), Version.TEXT, slower));
        }
        Duration from = time.elapsed();
        LastingLab up = lab.up(screen, time, keepLab);
        Duration took = time.elapsed().minus(from);
        screen.line(String.format(Locale.ROOT, "lab up    after %d min %d s", took.toMinutes(), took.toSecondsPart()));
        return new LastingRunLab(up, plants, time);
    }

    private RunResult run(RunOptions options, Path shown, RunLab up, Screen screen, SystemTime time) throws Exception {
        TerminalTable table =
                new TerminalTable(up.lab().inventory().router().address(), options.scenarios(), Colours.wanted());
        Files.createDirectories(options.out());
        RunLogAppender.into(options.out());
        RunResult result;
        try (Stations stations = up.stations(options.out());
                Run run = new Run(options, stations, time, new OnScreen(screen, table, up, options.out()))) {
            up.notes().forEach(note -> screen.line("note      " + note));
            up.notes().forEach(run::note);
            opening(up.lab(), options).forEach(screen::line);
            screen.line(table.header());
            result = interruptible(run);
        }
        Reports.write(options.out(), result, drill -> recording(options.out(), drill));
        screen.idle();
        if (options.repeat() > 1) {
            screen.line("");
            StatisticsTable.lines(RunSamples.of(result)).forEach(screen::line);
            screen.line("");
        }
        table.closing(result, shown.resolve(Reports.HTML).toString()).forEach(screen::line);
        return result;
    }

    private static List<String> opening(Lab lab, RunOptions options) {
        Inventory inventory = lab.inventory();
        String facts = lab.facts().entrySet().stream()
                .map(fact -> fact.getKey() + " " + fact.getValue())
                .collect(Collectors.joining(", "));
        return List.of(
                "lab       " + name(lab) + ": 2 nodes, observer, 2 BMCs (" + facts + ")",
                String.format(
                        Locale.ROOT,
                        "config    %s    limits outage %d s    probes ping %d ms, ARP %d ms    seed %d",
                        inventory.configuration(),
                        inventory.limits().outage().toSeconds(),
                        inventory.probes().ping().toMillis(),
                        inventory.probes().arp().toMillis(),
                        options.seed()),
                "");
    }

    /** A lab without a real machine must not be taken for one. */
    private static String name(Lab lab) {
        return lab.kind().equals(SimulatedLab.KIND) ? "SIMULATED, no real machine" : lab.kind();
    }

    /** What has run is reported, whatever ends the run. */
    private static RunResult interruptible(Run run) {
        try {
            return run.drills();
        } catch (InterruptedException e) {
            return run.result();
        }
    }

    private static Optional<Recording> recording(Path folder, DrillResult drill) {
        try {
            return Optional.of(RecordingFile.read(folder.resolve(drill.folder()).resolve(RecordingFile.NAME)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void check() {
        for (String name : scenarios) {
            if (Scenarios.named(name).isEmpty()) {
                throw usage("Unknown scenario '" + name + "'. Known: " + String.join(", ", Scenarios.names()));
            }
        }
        if (suite.isPresent() && !scenarios.isEmpty()) {
            throw usage("Name a suite or scenarios, not both");
        }
        if ((simulated() || inventory.given()) && (keepLab || !plants.isEmpty())) {
            throw usage((keepLab ? "--keep-lab" : "--plant") + " is for the vm lab: add --lab vm");
        }
        inventory.check(lab);
        lab.configuration();
        if (repeat < 1 || firstRepeat < 1) {
            throw usage((repeat < 1 ? "--repeat" : "--first-repeat") + " must be at least 1, not "
                    + Math.min(repeat, firstRepeat));
        }
        if (slower < 0 || (slower > 0 && !simulated())) {
            throw usage(slower < 0 ? "--slower must be at least 0" : "--slower is for the simulated lab");
        }
        keeping.check();
        out.ifPresent(dir -> {
            if (Files.exists(dir.resolve(RunResult.FILE)) || Files.exists(dir.resolve("drills"))) {
                throw usage(dir + " holds another run; name another folder with --out");
            }
        });
    }

    private boolean simulated() {
        return !inventory.given() && lab.simulated();
    }

    private String kind() {
        return inventory.given() ? InventoryLab.HARDWARE : lab.kind();
    }

    private CommandLine.ParameterException usage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }

    private List<String> selected() {
        return suite().map(Suites.Suite::scenarios).orElseGet(() -> List.copyOf(new LinkedHashSet<>(scenarios)));
    }

    /** The suite that is run; none where scenarios are named. */
    private Optional<Suites.Suite> suite() {
        if (!scenarios.isEmpty()) {
            return Optional.empty();
        }
        String name = suite.orElse(simulated() ? "acceptance" : "failover");
        return Optional.of(Suites.named(name)
                .orElseThrow(
                        () -> usage("Unknown suite '" + name + "'. Known: " + String.join(", ", new SuiteNames()))));
    }

    private String repeatCommand(long chosen) {
        StringBuilder command = new StringBuilder(Program.NAME + " run")
                .append(inventory.given() ? inventory.asArguments() : lab.asArguments());
        suite.ifPresent(name -> command.append(" --suite ").append(name));
        scenarios.forEach(name -> command.append(" --scenario ").append(name));
        if (repeat != 1) {
            command.append(" --repeat ").append(repeat);
        }
        if (firstRepeat != 1) {
            command.append(" --first-repeat ").append(firstRepeat);
        }
        if (slower != 0) {
            command.append(" --slower ").append(slower);
        }
        plants.forEach(plant -> command.append(" --plant ").append(plant));
        return command.append(" --seed ").append(chosen).toString();
    }

    /** Shows a run as it goes on. */
    private record OnScreen(Screen screen, TerminalTable table, RunLab up, Path folder) implements RunListener {
        @Override
        public void begins(DrillPlan drill) {
            screen.work(drill.scenario().name());
        }

        @Override
        public void at(DrillPlan drill, String phase, String detail) {
            if (up.inRealTime() || Colours.terminal()) {
                screen.at(phase, detail);
            }
            String trouble = up.at(phase);
            if (!trouble.isEmpty()) {
                screen.line("     " + trouble);
            }
        }

        @Override
        public Optional<String> lost(NodeName node, String why) {
            return up.lost(node, why);
        }

        @Override
        public void ended(DrillResult result) {
            screen.idle();
            screen.line(table.row(result));
            table.details(result).forEach(screen::line);
        }

        @Override
        public void soFar(RunResult result) {
            try {
                Reports.writeSoFar(folder, result);
            } catch (IOException e) {
                screen.line("     " + RunResult.FILE + " is not kept, a kill now would lose it: " + e.getMessage());
            }
        }
    }
}
