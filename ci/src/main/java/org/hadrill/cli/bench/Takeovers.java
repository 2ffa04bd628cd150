package org.hadrill.cli.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.NodeName;
import org.hadrill.remote.RemoteHost;
import org.hadrill.time.TimeSource;

/** {@code hadrill bench takeover} on a lab that is up. Not thread-safe. */
public final class Takeovers {
    private static final List<Duration> DEADTIMES = List.of(Duration.ofMillis(500), Duration.ofSeconds(1));

    private final Inventory inventory;
    private final Map<NodeName, RemoteHost> nodes;
    private final RemoteHost observer;
    private final BenchPair.Power power;
    private final TimeSource time;
    private final Consumer<String> progress;
    private final Map<String, String> facts;

    /** @param facts of the lab */
    public Takeovers(
            Inventory inventory,
            Map<NodeName, RemoteHost> nodes,
            RemoteHost observer,
            Map<String, String> facts,
            BenchPair.Power power,
            TimeSource time,
            Consumer<String> progress) {
        this.inventory = inventory;
        this.nodes = nodes;
        this.observer = observer;
        this.facts = Map.copyOf(facts);
        this.power = power;
        this.time = time;
        this.progress = progress;
    }

    /**
     * @param only texts of which a contender's name has at least one; none for all contenders
     * @param samples of each
     * @param block how many of them in a row
     */
    public record Plan(List<String> only, int samples, int block, long seed) {
        List<Contender> selected() {
            return all().stream()
                    .filter(c -> only.isEmpty() || only.stream().anyMatch(c.name()::contains))
                    .toList();
        }

        /** Names of the contenders that take part. */
        public List<String> contenders() {
            return selected().stream().map(Contender::name).toList();
        }

        /** Names of all contenders. */
        public static List<String> names() {
            return all().stream().map(Contender::name).toList();
        }

        private static List<Contender> all() {
            return Stream.concat(
                            Stream.of(Contender.Work.values())
                                    .flatMap(work -> DEADTIMES.stream()
                                            .flatMap(deadtime -> Contender.ours(work, deadtime).stream())),
                            Contender.field().stream())
                    .toList();
        }
    }

    /**
     * What was measured.
     *
     * @param figures for {@link BenchJson}
     * @param lines the same as people read it
     */
    public record Result(Object figures, List<String> lines) {}

    /** Power cuts. */
    public Result measure(Plan plan) throws IOException, InterruptedException {
        Map<Contender, List<TakeoverBench.Sample>> samples = new TakeoverBench(
                        pair(plan), observer, inventory.router().address(), time, progress)
                .run(new TakeoverBench.Plan(plan.selected(), plan.samples(), plan.block(), plan.seed()));
        TakeoverFigures figures = new TakeoverFigures(plan.seed());
        List<TakeoverFigures.Row> rows = figures.rows(samples);
        List<TakeoverFigures.Ratio> ratios = figures.ratios(rows);
        return new Result(
                new BenchJson.Takeover(BenchJson.Machine.here(), facts, plan.seed(), rows, ratios),
                TakeoverFigures.table(rows, ratios));
    }

    /** Busy processors instead, for {@code length} each. */
    public Result underLoad(Plan plan, Duration length) throws IOException, InterruptedException {
        LoadedPair loaded = new LoadedPair(pair(plan), time);
        int loops = 2 * Runtime.getRuntime().availableProcessors();
        List<LoadedPair.Row> rows = new ArrayList<>();
        for (Contender contender : plan.selected()) {
            LoadedPair.Row row = loaded.watch(contender, length, loops);
            rows.add(row);
            progress.accept(row.text());
        }
        return new Result(
                new BenchJson.Load(BenchJson.Machine.here(), facts, rows),
                rows.stream().map(LoadedPair.Row::text).toList());
    }

    private BenchPair pair(Plan plan) throws IOException, InterruptedException {
        return new BenchPair(inventory, nodes, power, time, plan.selected().get(0));
    }
}
