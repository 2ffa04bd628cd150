package org.hadrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hadrill.lab.simulated.SimulatedLab;
import org.hadrill.report.compare.Comparison;
import org.hadrill.report.compare.Outcome;
import org.hadrill.report.compare.SeriesComparison;
import org.hadrill.report.compare.Settings;
import org.hadrill.report.compare.Side;
import org.hadrill.report.sample.DrillSample;
import org.hadrill.report.sample.RunSample;
import org.hadrill.report.sample.RunSamples;
import org.hadrill.report.stats.Sensitivity;
import org.hadrill.run.RunResult;
import org.hadrill.suite.DrillsInMemory;
import org.hadrill.verdict.Verdict;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Comparisons keep what they state, on drills of the simulated lab: many drills once, and from them as many runs as it takes. All
 * seeds are fixed.
 */
class ComparisonOfSimulatedRunsTests {
    private static final List<String> SCENARIOS = List.of("clean-stop-active", "standby-by-command");
    private static final int EQUAL_DRILLS = 200;
    private static final int SLOW_DRILLS = 40;
    private static final int COMPARISONS = 200;
    private static final int N = 8;

    private static List<DrillSample> equal = List.of();

    @BeforeAll
    static void drillMany() throws Exception {
        equal = drills(0, EQUAL_DRILLS, 1);
    }

    private static List<DrillSample> drills(int slowerPercent, int repeat, long seed) throws Exception {
        try (SimulatedLab lab = SimulatedLab.slower("fenced", "test", slowerPercent)) {
            RunResult run = new RunResult(
                    RunResult.FORMAT,
                    "test",
                    "simulated",
                    "reference",
                    "fenced",
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    seed,
                    Instant.EPOCH,
                    "",
                    Duration.ZERO,
                    Verdict.PASS,
                    Map.of(),
                    new DrillsInMemory(lab).run(SCENARIOS, repeat, seed),
                    List.of());
            return RunSamples.of(run).drills();
        }
    }

    @Test
    void twoHundredComparisonsOfEqualRunsAlarmInNoMoreThanTheStatedShare() throws Exception {
        Random random = new Random(1);
        int alarms = 0;
        for (int i = 0; i < COMPARISONS; i++) {
            List<DrillSample> drawn = drawn(equal, 2 * N, random);
            Outcome outcome = compared(firstOf(drawn), lastOf(drawn)).outcome();
            alarms += outcome == Outcome.NO_DIFFERENCE || outcome == Outcome.TOO_FEW ? 0 : 1;
        }

        assertThat(alarms / (double) COMPARISONS).isLessThanOrEqualTo(Settings.DEFAULT.alpha());
        assertThat(alarms).as("a test that never alarms would be none").isPositive();
    }

    @ParameterizedTest
    @CsvSource({"20, 12", "50, 8"})
    void aPlantedSlowdownIsFoundAsOftenAsIsStated(int percent, int each) throws Exception {
        List<DrillSample> slow = drills(percent, SLOW_DRILLS, 2);
        double planted = median(slow) - median(equal);
        Random random = new Random(percent);
        int stated = 0;
        int found = 0;
        for (int i = 0; i < COMPARISONS / 2; i++) {
            Comparison comparison = compared(drawn(equal, each, random), drawn(slow, each, random));
            SeriesComparison outage = comparison.scenarios().get(0).outages().get(0);
            if (outage.smallest() <= planted) {
                stated++;
                found += outage.outcome() == Outcome.SLOWER ? 1 : 0;
            }
        }

        assertThat(planted).as("%d%% more, in seconds", percent).isGreaterThan(0.5);
        assertThat(stated).as("comparisons that said they would see it").isGreaterThan(COMPARISONS / 8);
        assertThat(found / (double) stated).isGreaterThanOrEqualTo(Sensitivity.POWER);
    }

    @Test
    void aSlowdownNamesThePhasesThatTookLongerAndNoOther() throws Exception {
        List<DrillSample> slow = drills(50, SLOW_DRILLS, 2);
        Comparison comparison = compared(drawn(equal, 40, new Random(1)), drawn(slow, 40, new Random(2)));

        assertThat(comparison.outcome()).isEqualTo(Outcome.SLOWER);
        assertThat(comparison.outcome().exitCode()).isEqualTo(1);
        assertThat(comparison.scenarios()).allSatisfy(s -> {
            assertThat(s.slowerPhases()).extracting(SeriesComparison::name).contains("start-service");
            assertThat(s.slowerPhases())
                    .extracting(SeriesComparison::name)
                    .doesNotContain("detect", "announce", "first-reply");
        });
    }

    private static double median(List<DrillSample> drills) {
        return compared(drills, drills)
                .scenarios()
                .get(0)
                .outages()
                .get(0)
                .old()
                .median()
                .orElseThrow();
    }

    private static Comparison compared(List<DrillSample> old, List<DrillSample> now) {
        try {
            return Comparison.of(side("old", old), side("new", now), List.of(), Settings.DEFAULT);
        } catch (org.hadrill.report.compare.ComparisonException e) {
            throw new AssertionError(e);
        }
    }

    private static Side side(String name, List<DrillSample> drills) {
        return new Side(
                name,
                List.of(new RunSample(
                        name,
                        Instant.EPOCH,
                        "simulated",
                        "reference",
                        "fenced",
                        "test",
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        1,
                        Verdict.PASS,
                        drills)));
    }

    /** So many drills of each scenario, none twice. */
    private static List<DrillSample> drawn(List<DrillSample> all, int each, Random random) {
        List<DrillSample> drawn = new ArrayList<>();
        for (String scenario : SCENARIOS) {
            List<DrillSample> own = new ArrayList<>(
                    all.stream().filter(d -> d.scenario().equals(scenario)).toList());
            Collections.shuffle(own, random);
            drawn.addAll(own.subList(0, each));
        }
        return drawn;
    }

    /** Of what was drawn for both sides, half of each scenario. */
    private static List<DrillSample> firstOf(List<DrillSample> drawn) {
        return half(drawn, 0);
    }

    private static List<DrillSample> lastOf(List<DrillSample> drawn) {
        return half(drawn, 1);
    }

    private static List<DrillSample> half(List<DrillSample> drawn, int which) {
        List<DrillSample> half = new ArrayList<>();
        for (int i = 0; i < SCENARIOS.size(); i++) {
            int from = (2 * i + which) * N;
            half.addAll(drawn.subList(from, from + N));
        }
        return half;
    }
}
