package org.hadrill.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hadrill.selftest.FalseAlarm;
import org.hadrill.selftest.Outcome;
import org.hadrill.selftest.PlantedDefect;
import org.hadrill.selftest.PlantedDefects;
import org.hadrill.selftest.SelfTest;
import org.hadrill.time.SystemTime;
import picocli.CommandLine.Command;
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
    public Integer call() throws InterruptedException {
        if (healthy < 0) {
            throw new ParameterException(spec.commandLine(), "--healthy must not be negative, but is " + healthy);
        }
        PrintWriter out = spec.commandLine().getOut();
        SystemTime time = new SystemTime();
        Duration from = time.elapsed();
        List<PlantedDefect> rows = rows();
        SelfTestTable table = new SelfTestTable(rows, out::println);
        int threads = Runtime.getRuntime().availableProcessors();
        table.begin();
        Outcome outcome = new SelfTest(new SelfTest.Options(rows, seed, healthy, threads), table::row).run();
        outcome.falseAlarms().forEach(a -> out.println(alarm(a)));
        Duration took = time.elapsed().minus(from);
        out.println();
        out.println(outcome.counts() + String.format(Locale.ROOT, "; seed %d, %.1f s", seed, took.toMillis() / 1e3));
        out.flush();
        return outcome.ok() ? 0 : 1;
    }

    private List<PlantedDefect> rows() {
        if (defects.isEmpty()) {
            return PlantedDefects.all();
        }
        return defects.stream().map(this::row).toList();
    }

    private PlantedDefect row(String name) {
        Optional<PlantedDefect> found =
                PlantedDefects.all().stream().filter(d -> d.name().equals(name)).findFirst();
        return found.orElseThrow(() -> new ParameterException(
                spec.commandLine(),
                "There is no defect '" + name + "'. There are: " + String.join(", ", PlantedDefects.names())));
    }

    private static String alarm(FalseAlarm alarm) {
        return "FALSE ALARM in " + alarm.scenario() + ", seed " + alarm.seed() + ": "
                + alarm.result().name() + " " + alarm.result().verdict().word() + ": "
                + alarm.result().evidence();
    }
}
