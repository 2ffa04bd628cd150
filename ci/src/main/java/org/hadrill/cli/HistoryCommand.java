package org.hadrill.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hadrill.recording.RecordingJson;
import org.hadrill.report.history.History;
import org.hadrill.report.history.RunLine;
import org.hadrill.report.sample.RunFolders;
import org.hadrill.report.sample.RunSample;
import org.hadrill.run.RunResult;
import org.hadrill.time.SystemTime;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hadrill history}: the runs that were made. */
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Lists the runs that were made, the newest first. hadrill run adds every run.",
        subcommands = HistoryCommand.Add.class)
final class HistoryCommand implements Callable<Integer> {
    private static final DateTimeFormatter STARTED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    @Mixin
    FilterOptions filter;

    @Option(
            names = "--last",
            paramLabel = "N",
            description = "At most so many, the newest. Default: ${DEFAULT-VALUE}.",
            defaultValue = "50")
    int last;

    @Option(names = "--json", description = "Print a JSON array.")
    boolean json;

    @Mixin
    HistoryOptions history;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (last < 1) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--last must be at least 1, not " + last);
        }
        SystemTime time = new SystemTime();
        List<RunLine> runs;
        try (History open = history.open(time)) {
            runs = open.runs(filter.filter(spec, time.wall(), last));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(RecordingJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(runs));
        } else if (runs.isEmpty()) {
            out.println("no such run in " + history.place().shown());
        } else {
            print(runs, out);
            if (runs.size() == last) {
                out.println("at most " + last + " are shown (--last)");
            }
        }
        return 0;
    }

    private static void print(List<RunLine> runs, PrintWriter out) {
        int lab = width(runs.stream().map(RunLine::lab).toList(), "lab");
        int configuration = width(runs.stream().map(RunLine::configuration).toList(), "config");
        int kernel = width(runs.stream().map(RunLine::kernel).toList(), "kernel");
        String form = "%-16s  %-" + lab + "s  %-" + configuration + "s  %-" + kernel + "s  %9s  %-7s  %s%n";
        out.printf(Locale.ROOT, form, "started (UTC)", "lab", "config", "kernel", "passed", "verdict", "run");
        for (RunLine run : runs) {
            out.printf(
                    Locale.ROOT,
                    form,
                    STARTED.format(run.started()),
                    run.lab(),
                    run.configuration(),
                    run.kernel().isEmpty() ? "-" : run.kernel(),
                    run.passed() + "/" + run.drills(),
                    run.verdict().word(),
                    run.id());
        }
    }

    private static int width(List<String> column, String heading) {
        return Math.max(
                heading.length(), column.stream().mapToInt(String::length).max().orElse(0));
    }

    /** {@code hadrill history add}. */
    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Adds runs by their folders; a run that is there already is left as it is.")
    static final class Add implements Callable<Integer> {
        @Parameters(paramLabel = "RUN", arity = "1..*", description = "Folder of a run.")
        List<Path> folders = List.of();

        @Mixin
        HistoryOptions history;

        @Spec
        CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            PrintWriter out = spec.commandLine().getOut();
            int exit = 0;
            try (History open = history.open(new SystemTime())) {
                for (Path folder : folders) {
                    try {
                        RunResult run = RunFolders.result(folder);
                        out.println((open.add(run, folder) ? "added     " : "was there ") + RunSample.id(run));
                    } catch (IOException | IllegalArgumentException wrong) {
                        spec.commandLine().getErr().println(folder + ": " + wrong.getMessage());
                        exit = Errors.USAGE;
                    }
                }
            }
            return exit;
        }
    }
}
