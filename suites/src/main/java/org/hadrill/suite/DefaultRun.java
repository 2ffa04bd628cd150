package org.hadrill.suite;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.hadrill.drill.DrillPlan;
import org.hadrill.lab.simulated.SimulatedLab;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.time.SystemTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The run of a scenario class that somebody started by itself, as an IDE does: the simulated lab, fenced, a new seed. */
final class DefaultRun implements Drills {
    private static final Logger LOG = LoggerFactory.getLogger(DefaultRun.class);
    private static final int SEED_BOUND = 1_000_000;
    private static final String CONFIGURATION = "fenced";

    @Override
    public JudgedDrill drill(FailoverScenario scenario) throws Exception {
        String name = scenario.scenario().name();
        long seed = new Random().nextInt(SEED_BOUND);
        Path out = Path.of("out", "single-" + name + "-" + seed);
        String again = Program.NAME + " run --scenario " + name + " --seed " + seed;
        try (SimulatedLab lab = new SimulatedLab(CONFIGURATION, Version.TEXT);
                Stations stations = Stations.fresh(lab, lab::fresh);
                Run run = new Run(
                        new RunOptions(List.of(name), 1, seed, out, again), stations, new SystemTime(), new Logged())) {
            return run.drill(scenario);
        }
    }

    private static final class Logged implements RunListener {
        @Override
        public void begins(DrillPlan drill) {
            LOG.info("{} begins, recording in {}", drill.scenario().name(), drill.folder());
        }

        @Override
        public void at(DrillPlan drill, String phase, String detail) {
            LOG.debug("{}: {} {}", drill.scenario().name(), phase, detail);
        }

        @Override
        public void ended(DrillResult result) {
            LOG.info("{}: {}", result.scenario(), result.verdict().word());
        }
    }
}
