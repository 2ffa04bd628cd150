package org.hadrill.selftest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.hadrill.lab.simulated.WorldDefect;
import org.hadrill.suite.Suites;
import org.hadrill.verdict.CheckResult;
import org.hadrill.verdict.Verdict;

/**
 * Shows that the checks catch broken clusters: each planted defect by the check that is meant for it, its healthy twin (the same
 * drill, the same seed) by none, and no alarm in healthy drills of the whole acceptance suite. Everything runs in memory, a
 * drill a thread, on all cores. The same options give the same outcome.
 */
public final class SelfTest {
    private static final String HEALTHY_CONFIGURATION = "fenced";
    private static final String HEALTHY_SUITE = "acceptance";

    private final Options options;
    private final Consumer<Caught> listener;

    /**
     * @param defects rows to plant
     * @param healthy how many healthy drills are run beside, over all scenarios in turn
     * @param threads how many drills run at once
     */
    public record Options(List<PlantedDefect<WorldDefect>> defects, long seed, int healthy, int threads) {
        public Options {
            defects = List.copyOf(defects);
        }
    }

    /** @param listener called for each row when it is done, in the order of the rows */
    public SelfTest(Options options, Consumer<Caught> listener) {
        this.options = options;
        this.listener = listener;
    }

    /** @throws InterruptedException when interrupted; drills that run then are broken off */
    public Outcome run() throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(options.threads());
        try {
            List<Future<List<CheckResult>>> planted = new ArrayList<>();
            List<Future<List<CheckResult>>> twins = new ArrayList<>();
            for (PlantedDefect<WorldDefect> row : options.defects()) {
                planted.add(start(pool, drill(row, Set.of(row.defect()))));
                twins.add(start(pool, drill(row, Set.of())));
            }
            List<DrillInMemory> healthy = healthy();
            List<Future<List<CheckResult>>> alarms =
                    healthy.stream().map(d -> start(pool, d)).toList();
            List<Caught> caught = new ArrayList<>();
            for (int i = 0; i < planted.size(); i++) {
                Caught row = new Caught(options.defects().get(i), of(planted.get(i)), of(twins.get(i)));
                caught.add(row);
                listener.accept(row);
            }
            List<FalseAlarm> falseAlarms = new ArrayList<>();
            for (int i = 0; i < alarms.size(); i++) {
                DrillInMemory drill = healthy.get(i);
                List<CheckResult> checks = of(alarms.get(i));
                if (!Complaints.none(checks)) {
                    falseAlarms.add(new FalseAlarm(drill.scenario(), drill.seed(), checks));
                }
            }
            return new Outcome(caught, healthy.size(), falseAlarms);
        } finally {
            pool.shutdownNow();
        }
    }

    private DrillInMemory drill(PlantedDefect<WorldDefect> row, Set<WorldDefect> defects) {
        return new DrillInMemory(row.scenario(), row.configuration(), row.seed(options.seed()), defects);
    }

    private List<DrillInMemory> healthy() {
        List<String> scenarios = Suites.named(HEALTHY_SUITE).orElseThrow().scenarios();
        SplittableRandom seeds = new SplittableRandom(options.seed());
        List<DrillInMemory> drills = new ArrayList<>();
        for (int i = 0; i < options.healthy(); i++) {
            String scenario = scenarios.get(i % scenarios.size());
            drills.add(new DrillInMemory(scenario, HEALTHY_CONFIGURATION, seeds.nextLong(), Set.of()));
        }
        return drills;
    }

    private static Future<List<CheckResult>> start(ExecutorService pool, DrillInMemory drill) {
        return pool.submit(() -> {
            try {
                return drill.run();
            } catch (RuntimeException e) {
                return List.of(new CheckResult(
                        "drill",
                        Verdict.INFRA,
                        "the drill itself failed: " + e,
                        List.of(),
                        java.util.Optional.empty()));
            }
        });
    }

    private static List<CheckResult> of(Future<List<CheckResult>> drill) throws InterruptedException {
        try {
            return drill.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a drill in memory could not be recorded", e.getCause());
        }
    }
}
