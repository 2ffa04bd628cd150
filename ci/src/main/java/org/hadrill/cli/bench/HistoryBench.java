package org.hadrill.cli.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.hadrill.report.compare.Comparison;
import org.hadrill.report.compare.Conditions;
import org.hadrill.report.compare.Settings;
import org.hadrill.report.compare.Side;
import org.hadrill.report.history.FilterText;
import org.hadrill.report.history.History;
import org.hadrill.report.history.HistoryPlace;
import org.hadrill.report.history.RunFilter;
import org.hadrill.report.history.Trend;
import org.hadrill.report.history.TrendText;
import org.hadrill.time.TimeSource;

/** How long the history takes to add, list, draw and compare many drills. */
public final class HistoryBench {
    /** As a night of five scenarios, four times each. */
    private static final int DRILLS_A_NIGHT = 20;

    /** Of each kernel: 20 drills of each scenario. */
    private static final int NIGHTS_COMPARED = 5;

    private final HistoryPlace place;
    private final TimeSource time;
    private final Consumer<String> out;

    /** @param place empty; gets what is made up */
    public HistoryBench(HistoryPlace place, TimeSource time, Consumer<String> out) {
        this.place = place;
        this.time = time;
        this.out = out;
    }

    /** Each figure is that of the first time in this process, with opening the history. */
    public void run(int drills) throws Exception {
        int nights = Math.max(2, drills / DRILLS_A_NIGHT);
        measure("add " + nights + " runs", () -> fill(nights));
        measure("list", () -> {
            try (History history = History.open(place, time)) {
                return history.runs(RunFilter.ALL).size() + " runs";
            }
        });
        measure("trend", () -> {
            try (History history = History.open(place, time)) {
                List<Trend> trends = history.trends(RunFilter.ALL);
                return trends.stream().mapToInt(t -> t.nights().size()).sum() + " nights of " + trends.size()
                        + " scenarios, " + TrendText.of(trends).size() + " lines";
            }
        });
        measure("read all", () -> {
            try (History history = History.open(place, time)) {
                return history.samples(RunFilter.ALL).stream()
                                .mapToInt(r -> r.drills().size())
                                .sum()
                        + " drills with their outages and phases";
            }
        });
        measure("compare", () -> compared(",last=" + NIGHTS_COMPARED));
        measure("compare all", () -> compared(""));
    }

    private String compared(String last) throws Exception {
        Side old = side(MadeUpRuns.OLD_KERNEL, last);
        Side now = side(MadeUpRuns.NEW_KERNEL, last);
        Comparison comparison = Comparison.of(old, now, Conditions.compared(old, now, Set.of()), Settings.DEFAULT);
        return old.runs().size() + " runs with " + now.runs().size() + ": " + comparison.outcome();
    }

    private String fill(int nights) throws IOException {
        try (History history = History.open(place, time)) {
            for (int n = 0; n < nights; n++) {
                String kernel = n < nights / 2 ? MadeUpRuns.OLD_KERNEL : MadeUpRuns.NEW_KERNEL;
                history.add(MadeUpRuns.night(n, kernel, DRILLS_A_NIGHT), Path.of("made-up"));
            }
        }
        return nights * DRILLS_A_NIGHT + " drills";
    }

    private Side side(String kernel, String last) throws IOException {
        try (History history = History.open(place, time)) {
            return new Side(kernel, history.samples(FilterText.filter("kernel=" + kernel + last, time.wall())));
        }
    }

    private interface Work {
        String done() throws Exception;
    }

    private void measure(String what, Work work) throws Exception {
        Duration from = time.elapsed();
        String done = work.done();
        out.accept(String.format(
                Locale.ROOT,
                "%-14s %7.2f s   %s",
                what,
                time.elapsed().minus(from).toMillis() / 1e3,
                done));
    }
}
