package org.hadrill.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.hadrill.check.Judge;
import org.hadrill.report.certificate.Certificate;
import org.hadrill.report.certificate.Scope;
import org.hadrill.report.history.History;
import org.hadrill.report.metrics.RunMetrics;
import org.hadrill.run.RunResult;
import org.hadrill.suite.Scenarios;
import org.hadrill.suite.Suites.Suite;
import org.hadrill.suite.Version;
import org.hadrill.time.SystemTime;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * What becomes of a run when its lab is down: metrics, history, and last, as it covers every file, the certificate. Nothing here
 * changes a verdict; what fails is said, and the rest goes on.
 */
final class Keeping {
    @Option(
            names = "--metrics",
            paramLabel = "FILE",
            description =
                    "Write the run's metrics here, too: a file that ends in .prom, in the folder that a node exporter's"
                            + " textfile collector reads.")
    Optional<Path> metrics = Optional.empty();

    @Option(names = "--no-history", description = "Do not add the run to the history.")
    boolean noHistory;

    @Mixin
    HistoryOptions history;

    /**
     * Before anything is run: whether there can be such a history.
     *
     * @throws Errors.Failure with exit code 2 when not
     */
    void check() {
        if (!noHistory) {
            history.place();
        }
    }

    /**
     * @param suite that was run, absent where scenarios were named one by one
     * @param out where people read; a line a call
     */
    void keep(RunResult run, Path folder, Path shown, Optional<Suite> suite, Consumer<String> out) {
        if (!noHistory) {
            attempt("entry in the history", out, () -> {
                try (History open = history.open(new SystemTime())) {
                    open.add(run, folder);
                }
            });
        }
        metrics.ifPresent(file -> attempt("metrics", out, () -> RunMetrics.write(file, run)));
        if (suite.filter(s -> s.name().equals("acceptance")).isPresent()) {
            RunLogAppender.end();
            attempt("certificate", out, () -> {
                String hash = Certificate.write(folder, run, scope(suite.get()));
                out.accept("certified " + shown.resolve(Certificate.FILE));
                out.accept("          SHA-256 " + hash);
            });
        }
    }

    private static Scope scope(Suite suite) {
        return new Scope(
                suite.name(),
                suite.scenarios(),
                Scenarios.names().stream()
                        .filter(s -> !suite.scenarios().contains(s))
                        .toList(),
                Judge.names(),
                Version.COMMIT);
    }

    private interface Step {
        void take() throws IOException;
    }

    private static void attempt(String what, Consumer<String> out, Step step) {
        try {
            step.take();
            // LinkageError: SQLite's native library does not fit this machine.
        } catch (IOException | RuntimeException | LinkageError e) {
            out.accept("WARNING   no " + what + ": " + e.getMessage() + "; the run and its verdict stand");
        }
    }
}
