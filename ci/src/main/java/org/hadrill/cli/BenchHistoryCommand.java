package org.hadrill.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hadrill.cli.bench.HistoryBench;
import org.hadrill.lab.build.Trees;
import org.hadrill.report.history.History;
import org.hadrill.report.history.HistoryPlace;
import org.hadrill.report.history.RunFilter;
import org.hadrill.time.SystemTime;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hadrill bench history}. */
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Adds, lists, draws and compares made-up drills: in a temporary file, or in an empty database.")
final class BenchHistoryCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Option(
            names = "--drills",
            paramLabel = "N",
            description = "How many, 20 a run. Default: ${DEFAULT-VALUE}.",
            defaultValue = "10000")
    int drills;

    @Option(
            names = "--database",
            paramLabel = "URL",
            description =
                    "jdbc:postgresql://HOST/DATABASE?user=NAME, without any run. Default: a temporary file of SQLite.")
    Optional<String> database = Optional.empty();

    @Override
    public Integer call() throws Exception {
        if (drills < 1) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--drills must be at least 1, not " + drills);
        }
        Path folder = Files.createTempDirectory("hadrill-bench");
        try {
            HistoryPlace place = HistoryPlace.of(
                    Optional.of(database.orElse(folder.resolve("history.db").toString())),
                    database.isPresent() ? System.getenv() : Map.of());
            SystemTime time = new SystemTime();
            try (History history = History.open(place, time)) {
                if (!history.runs(RunFilter.ALL).isEmpty()) {
                    throw new CommandLine.ParameterException(
                            spec.commandLine(), place.shown() + " holds runs; name a database without any");
                }
            }
            new HistoryBench(place, time, spec.commandLine().getOut()::println).run(drills);
        } finally {
            Trees.delete(folder);
        }
        return 0;
    }
}
