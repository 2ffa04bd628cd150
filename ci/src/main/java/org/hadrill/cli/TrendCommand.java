package org.hadrill.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hadrill.report.history.History;
import org.hadrill.report.history.RunFilter;
import org.hadrill.report.history.Trend;
import org.hadrill.report.history.TrendPage;
import org.hadrill.report.history.TrendText;
import org.hadrill.time.SystemTime;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hadrill trend}: outages over the nights. */
@Command(
        name = "trend",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Draws how the outage of each scenario went, night by night.",
        footer = {
            "",
            "A bar is the median of a night's drills, of each its longest outage; a full bar is the limit, a dot no outage. An"
                    + " upright line is another kernel. Below stand F, ? and ! for nights with a FAIL, an unknown, an infra.",
        })
final class TrendCommand implements Callable<Integer> {
    @Mixin
    FilterOptions filter;

    @Option(names = "--html", paramLabel = "FILE", description = "Write a page with a picture for each scenario.")
    Optional<Path> html = Optional.empty();

    @Mixin
    HistoryOptions history;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        SystemTime time = new SystemTime();
        List<Trend> trends;
        try (History open = history.open(time)) {
            trends = open.trends(filter.filter(spec, time.wall(), RunFilter.ALL.last()));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (trends.isEmpty()) {
            out.println("no such run in " + history.place().shown());
            return 0;
        }
        TrendText.of(trends).forEach(out::println);
        if (html.isPresent()) {
            TrendPage.write(html.get(), trends, time.wall());
            out.println("page      " + html.get());
        }
        return 0;
    }
}
