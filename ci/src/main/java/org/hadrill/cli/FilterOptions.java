package org.hadrill.cli;

import java.time.Instant;
import java.util.Optional;
import org.hadrill.report.history.FilterText;
import org.hadrill.report.history.RunFilter;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Which runs of the history are meant. */
final class FilterOptions {
    @Option(names = "--lab", paramLabel = "LAB", description = "Runs in this lab.")
    Optional<String> lab = Optional.empty();

    @Option(names = "--cluster", paramLabel = "NAME", description = "Runs on this cluster.")
    Optional<String> cluster = Optional.empty();

    @Option(names = "--config", paramLabel = "NAME", description = "Runs of this configuration.")
    Optional<String> configuration = Optional.empty();

    @Option(names = "--kernel", paramLabel = "VERSION", description = "Runs on this kernel.")
    Optional<String> kernel = Optional.empty();

    @Option(names = "--scenario", paramLabel = "NAME", description = "Runs with drills of this scenario.")
    Optional<String> scenario = Optional.empty();

    @Option(
            names = "--verdict",
            paramLabel = "VERDICT",
            description = "Runs that came to this: pass, fail, unknown, infra.")
    Optional<String> verdict = Optional.empty();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Runs from then on: 2026-11-01, 2026-11-01T22:00:00Z, or how long ago: 30d, 12h.")
    Optional<String> since = Optional.empty();

    @Option(names = "--before", paramLabel = "TIME", description = "Runs before then.")
    Optional<String> before = Optional.empty();

    /** @throws CommandLine.ParameterException when a value is none */
    RunFilter filter(CommandSpec spec, Instant now, int last) {
        try {
            return new RunFilter(
                    Optional.empty(),
                    lab,
                    cluster,
                    configuration,
                    kernel,
                    scenario,
                    verdict.map(FilterText::verdict),
                    since.map(text -> FilterText.when(text, now)),
                    before.map(text -> FilterText.when(text, now)),
                    last);
        } catch (IllegalArgumentException wrong) {
            throw new CommandLine.ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        }
    }
}
