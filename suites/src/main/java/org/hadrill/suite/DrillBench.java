package org.hadrill.suite;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.hadrill.check.Judge;
import org.hadrill.lab.simulated.SimulatedLab;
import org.hadrill.recording.Recording;
import org.hadrill.suite.Plan.Planned;
import org.hadrill.time.TimeSource;
import org.hadrill.verdict.CheckResult;
import org.hadrill.verdict.Verdict;

/** How fast drills run on the simulated lab: in memory, on the calling thread, with every check judged. */
public final class DrillBench {
    private final DrillsInMemory inMemory;
    private final TimeSource wall;

    public DrillBench(SimulatedLab lab, TimeSource wall) {
        this.inMemory = new DrillsInMemory(lab);
        this.wall = wall;
    }

    /**
     * What it came to.
     *
     * @param took time of people
     * @param virtual time of the clusters, from power on
     * @param events kept in all recordings together
     */
    public record Figures(int drills, int passed, Duration took, Duration virtual, long events) {
        static final Figures NONE = new Figures(0, 0, Duration.ZERO, Duration.ZERO, 0);

        public double drillsPerMinute() {
            return took.isZero() ? 0 : drills * 60e9 / took.toNanos();
        }

        private Figures plus(Recording recording, boolean pass, Duration virtually) {
            return new Figures(
                    drills + 1,
                    passed + (pass ? 1 : 0),
                    took,
                    virtual.plus(virtually),
                    events + recording.events().size());
        }
    }

    /** Runs at least {@code drills} drills: {@code scenarios} one after the other, as often as it takes. */
    public Figures run(List<String> scenarios, int drills, long seed) throws IOException, InterruptedException {
        int repeat = (drills + scenarios.size() - 1) / scenarios.size();
        List<Planned> plan = inMemory.plan(scenarios, repeat, seed);
        Duration from = wall.elapsed();
        Figures sum = Figures.NONE;
        for (Planned planned : plan.subList(0, Math.min(plan.size(), drills))) {
            DrillsInMemory.Recorded drill = inMemory.record(planned);
            List<CheckResult> checks = Judge.judge(drill.recording());
            boolean pass = checks.stream().allMatch(c -> c.verdict() == Verdict.PASS);
            sum = sum.plus(drill.recording(), pass, drill.virtual());
        }
        return new Figures(sum.drills(), sum.passed(), wall.elapsed().minus(from), sum.virtual(), sum.events());
    }
}
