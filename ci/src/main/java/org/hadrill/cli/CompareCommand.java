package org.hadrill.cli;

import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hadrill compare}: is the new one slower? */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Compares old runs with new ones: outages, phases and pass rates, and how sure that is.",
        footerHeading = "%n",
        footer = {
            "Exit codes: 0 no worse, 1 slower or fewer drills pass, 2 not comparable or wrong usage, 3 too few samples to"
                    + " tell.",
            "Runs that differ in anything but the kernel are refused, unless --allow-difference names it."
        })
final class CompareCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "OLD",
            description =
                    "The old run: its folder, or what the history has, such as history:lab=vm,kernel=6.1.0-40-cloud-amd64,since=30d.")
    String old;

    @Parameters(index = "1", paramLabel = "NEW", description = "The new run, in the same way.")
    String now;

    @Mixin
    CompareOptions options;

    @Mixin
    HistoryOptions history;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        options.settings();
        return options.compare(
                SampleSources.side(old, history),
                SampleSources.side(now, history),
                Set.of(),
                spec.commandLine().getOut());
    }
}
