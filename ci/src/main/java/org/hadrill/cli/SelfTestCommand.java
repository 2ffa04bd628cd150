package org.hadrill.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hadrill.lab.daemon.LastingLab;
import org.hadrill.lab.plant.Plant;
import org.hadrill.lab.simulated.WorldDefect;
import org.hadrill.selftest.FalseAlarm;
import org.hadrill.selftest.Outcome;
import org.hadrill.selftest.PlantedDefect;
import org.hadrill.selftest.PlantedDefects;
import org.hadrill.selftest.SelfTest;
import org.hadrill.time.SystemTime;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hadrill selftest}: shows that broken clusters are caught. */
@Command(
        name = "selftest",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Plants defects in the simulated cluster and shows which check catches each; then runs healthy drills, of"
                        + " which no check may complain.",
        footer = {
            "",
            "Exit code 0 when every defect was caught by its own check and nothing was alarmed falsely, else 1."
        })
final class SelfTestCommand implements Callable<Integer> {
    private static final int HEALTHY = 500;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Decides every drill. Default: ${DEFAULT-VALUE}.")
    long seed;

    @Option(
            names = "--healthy",
            paramLabel = "N",
            defaultValue = "" + HEALTHY,
            description = "How many healthy drills to run. Default: ${DEFAULT-VALUE}.")
    int healthy;

    @Option(
            names = "--defect",
            paramLabel = "NAME",
            completionCandidates = Names.class,
            description = "Plant only this; may be given several times. One of: ${COMPLETION-CANDIDATES}.")
    List<String> defects = new ArrayList<>();

    @Mixin
    LabOptions lab;

    @Spec
    CommandSpec spec;

    /** Names of the table's rows. */
    static final class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        Names() {
            super(PlantedDefects.names());
        }
    }

    @Override
    public Integer call() throws Exception {
        if (healthy < 0) {
            throw usage("--healthy must not be negative, but is " + healthy);
        }
        if (lab.configuration.isPresent()) {
            throw usage("Each defect has its own configuration: leave --config out");
        }
        SystemTime time = new SystemTime();
        Duration from = time.elapsed();
        PrintWriter out = spec.commandLine().getOut();
        Outcome outcome = lab.simulated() ? simulated(out) : onMachines(out, time);
        outcome.falseAlarms().forEach(a -> out.println(alarm(a)));
        out.println();
        long ms = time.elapsed().minus(from).toMillis();
        out.println(outcome.counts() + String.format(Locale.ROOT, "; seed %d, %.1f s", seed, ms / 1e3));
        out.flush();
        return outcome.ok() ? 0 : 1;
    }

    private Outcome simulated(PrintWriter out) throws InterruptedException {
        List<PlantedDefect<WorldDefect>> rows = chosen(PlantedDefects.all());
        SelfTestTable table = new SelfTestTable(rows, out::println);
        table.begin();
        int threads = Runtime.getRuntime().availableProcessors();
        return new SelfTest(new SelfTest.Options(rows, seed, healthy, threads), table::row).run();
    }

    private Outcome onMachines(PrintWriter out, SystemTime time) throws Exception {
        List<PlantedDefect<Plant>> rows = chosen(LabSelfTest.rows(lab.kind()));
        Path folder = RunFolder.free("selftest-" + lab.kind() + "-" + seed, time);
        Interrupts interrupts = Interrupts.ofThisThread();
        try (Screen screen = new Screen(out, time, Colours.terminal());
                LastingLab up = lab.up(screen, time, false)) {
            SelfTestTable table = new SelfTestTable(rows, screen::line);
            table.begin();
            return new LabSelfTest(up, screen, time, seed, folder).run(rows, table::row);
        } finally {
            interrupts.done();
        }
    }

    private <D extends Enum<D>> List<PlantedDefect<D>> chosen(List<PlantedDefect<D>> all) {
        List<String> known = all.stream().map(PlantedDefect::name).toList();
        for (String name : defects) {
            if (!known.contains(name)) {
                throw usage("There is no defect '" + name + "' in the " + lab.kind() + " lab. There are: "
                        + String.join(", ", known));
            }
        }
        return all.stream()
                .filter(d -> defects.isEmpty() || defects.contains(d.name()))
                .toList();
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private static String alarm(FalseAlarm alarm) {
        return "FALSE ALARM in " + alarm.scenario() + ", seed " + alarm.seed() + ": " + alarm.said();
    }
}
