package org.hadrill.suite;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.hadrill.drill.DrillPlan;
import org.hadrill.lab.vm.VmLab;
import org.hadrill.lab.vm.VmLabOptions;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.time.SystemTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The run of a scenario class that somebody started by itself, as an IDE does: the VM lab, hardened, a new seed. */
final class DefaultRun implements Drills, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DefaultRun.class);
    private static final int SEED_BOUND = 1_000_000;

    private final SystemTime time = new SystemTime();
    private final VmLab lab;

    private DefaultRun() throws Exception {
        lab = VmLab.up(
                VmLabOptions.of("hardened", System.getenv()),
                p -> LOG.info("lab up: {} {}", p.step(), p.detail()),
                time);
    }

    static Drills open() {
        try {
            return new DefaultRun();
        } catch (Exception e) {
            throw new IllegalStateException("the VM lab did not come up: " + e.getMessage(), e);
        }
    }

    @Override
    public JudgedDrill drill(FailoverScenario scenario) throws Exception {
        String name = scenario.scenario().name();
        long seed = new Random().nextInt(SEED_BOUND);
        Path out = Path.of("out", "single-" + name + "-" + seed);
        String again = "./hadrill run --lab vm --scenario " + name + " --seed " + seed;
        try (Stations stations = Stations.lasting(new RemoteAccess(lab, time), out);
                Run run = new Run(new RunOptions(List.of(name), 1, seed, out, again), stations, time, new Logged())) {
            return run.drill(scenario);
        }
    }

    @Override
    public void close() {
        lab.close();
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
