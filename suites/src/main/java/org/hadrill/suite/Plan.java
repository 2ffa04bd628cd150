package org.hadrill.suite;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;
import org.hadrill.drill.DrillPlan;

/** Which drills a run has, in which order: a pure function of its options. */
final class Plan {
    private Plan() {}

    /** A planned drill and the scenario class that runs it. */
    record Planned(FailoverScenario scenario, DrillPlan drill) {}

    /** Every scenario as often as asked, shuffled by the seed; repeats are interleaved. */
    static List<Planned> of(RunOptions options, Path out, Duration keepalive) {
        Random random = new Random(options.seed());
        List<Planned> plan = new ArrayList<>();
        for (int repeat = 1; repeat < options.first() + options.repeat(); repeat++) {
            List<String> names = new ArrayList<>(options.scenarios());
            Collections.shuffle(names, random);
            for (String name : repeat < options.first() ? List.<String>of() : names) {
                FailoverScenario scenario = Scenarios.named(name)
                        .orElseThrow(() -> new IllegalArgumentException("unknown scenario: " + name));
                int number = plan.size() + 1;
                long seed = seed(options.seed(), name, repeat);
                plan.add(new Planned(
                        scenario,
                        new DrillPlan(
                                number,
                                scenario.scenario(),
                                repeat,
                                seed,
                                DrillPlan.phase(seed, keepalive),
                                out.resolve("drills").resolve(String.format(Locale.ROOT, "%02d-%s", number, name)))));
            }
        }
        return List.copyOf(plan);
    }

    /** Does not depend on the other scenarios of the run, so that a drill alone can be repeated exactly. */
    private static long seed(long run, String scenario, int repeat) {
        return new SplittableRandom(run ^ ((long) scenario.hashCode() << Integer.SIZE) ^ repeat).nextLong();
    }
}
