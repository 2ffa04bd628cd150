package org.hadrill.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.hadrill.report.Whole;
import org.hadrill.report.compare.CompareHtml;
import org.hadrill.report.compare.CompareJson;
import org.hadrill.report.compare.CompareTable;
import org.hadrill.report.compare.Comparison;
import org.hadrill.report.compare.ComparisonException;
import org.hadrill.report.compare.Conditions;
import org.hadrill.report.compare.Settings;
import org.hadrill.report.compare.Side;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How runs are compared, and where the result goes; the same for {@code compare} and {@code regression}. */
final class CompareOptions {
    private static final int PERCENT = 100;

    @Option(
            names = "--allow-difference",
            paramLabel = "NAME",
            description =
                    "Compare although this differs between the runs, such as manager; may be repeated. A difference of"
                            + " kernels is allowed always.")
    List<String> allowed = new ArrayList<>();

    @Option(
            names = "--matters",
            paramLabel = "PERCENT",
            defaultValue = "20",
            description =
                    "The smallest slowdown that matters, of the old median: with too few samples to see it, the verdict"
                            + " is that. Default: ${DEFAULT-VALUE}.")
    double matters;

    @Option(
            names = "--false-alarms",
            paramLabel = "PERCENT",
            defaultValue = "5",
            description = "How often a comparison of equal runs may alarm, at most. Default: ${DEFAULT-VALUE}.")
    double falseAlarms;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Write the comparison as a page that needs no network, too.")
    Optional<Path> html = Optional.empty();

    @Option(names = "--json", paramLabel = "FILE", description = "Write the comparison as JSON, too.")
    Optional<Path> json = Optional.empty();

    @Spec(Spec.Target.MIXEE)
    CommandSpec spec;

    /** @throws CommandLine.ParameterException when a percentage is none */
    Settings settings() {
        try {
            return new Settings(falseAlarms / PERCENT, matters / PERCENT);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Compares, prints and writes.
     *
     * @param also names that may differ beside those that were asked for
     * @return the exit code
     * @throws Errors.Failure with exit code 2 when the sides are not comparable
     */
    int compare(Side old, Side now, Collection<String> also, PrintWriter out) throws IOException {
        Settings settings = settings();
        TreeSet<String> may = new TreeSet<>(allowed);
        may.addAll(also);
        Comparison comparison;
        try {
            comparison = Comparison.of(old, now, Conditions.compared(old, now, may), settings);
        } catch (ComparisonException e) {
            throw new Errors.Failure(Errors.USAGE, String.valueOf(e.getMessage()), e);
        }
        new CompareTable(comparison, Colours.wanted()).lines().forEach(out::println);
        if (html.isPresent()) {
            Whole.file(html.get(), CompareHtml.of(comparison));
        }
        if (json.isPresent()) {
            Whole.file(json.get(), CompareJson.of(comparison));
        }
        return comparison.outcome().exitCode();
    }
}
