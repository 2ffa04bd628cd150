package org.hadrill.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.hadrill.drill.DrillPlan;
import org.junit.jupiter.api.Test;

class PlanTests {
    private static final Path OUT = Path.of("out");
    private static final Duration KEEPALIVE = Duration.ofSeconds(1);
    private static final int REPEATS = 3;

    @Test
    void theSameSeedGivesTheSamePlan() {
        assertThat(key(plan(7))).isEqualTo(key(plan(7)));
    }

    @Test
    void otherSeedsGiveOtherOrdersSeedsAndPhases() {
        List<List<DrillPlan>> plans =
                LongStream.range(0, 20).mapToObj(PlanTests::plan).toList();

        assertThat(distinct(plans.stream().map(PlanTests::names).toList())).hasSizeGreaterThan(10);
        assertThat(distinct(plans.stream().map(p -> p.get(0).seed()).toList())).hasSizeGreaterThan(10);
        assertThat(distinct(plans.stream().map(p -> p.get(0).phase()).toList())).hasSizeGreaterThan(10);
    }

    @Test
    void repeatsAreInterleaved() {
        List<DrillPlan> plan = plan(7);
        int scenarios = Scenarios.names().size();

        assertThat(plan).hasSize(scenarios * REPEATS);
        for (int repeat = 1; repeat <= REPEATS; repeat++) {
            int expected = repeat;
            assertThat(plan.subList((repeat - 1) * scenarios, repeat * scenarios))
                    .as("every scenario once before any is repeated")
                    .allMatch(d -> d.repeat() == expected)
                    .extracting(d -> d.scenario().name())
                    .containsExactlyInAnyOrderElementsOf(Scenarios.names());
        }
    }

    @Test
    void drillsAreNumberedAndHaveFoldersOfTheirOwn() {
        List<DrillPlan> plan = plan(7);

        assertThat(plan)
                .extracting(DrillPlan::number)
                .doesNotHaveDuplicates()
                .isSorted()
                .startsWith(1);
        assertThat(plan).extracting(DrillPlan::folder).doesNotHaveDuplicates();
        assertThat(plan.get(0).folder())
                .isEqualTo(OUT.resolve("drills/01-" + plan.get(0).scenario().name()));
    }

    @Test
    void thePhaseIsLessThanAKeepalive() {
        for (long seed = 0; seed < 50; seed++) {
            assertThat(plan(seed))
                    .extracting(DrillPlan::phase)
                    .allMatch(p -> !p.isNegative() && p.compareTo(KEEPALIVE) < 0);
        }
    }

    @Test
    void aDrillAloneHasTheSeedThatItHadInTheWholeRun() {
        DrillPlan inAll = plan(7).stream()
                .filter(d -> d.scenario().name().equals("power-cut-active") && d.repeat() == 1)
                .findFirst()
                .orElseThrow();

        DrillPlan alone = plan(List.of("power-cut-active"), 1, 7).get(0);

        assertThat(alone.seed()).isEqualTo(inAll.seed());
        assertThat(alone.phase()).isEqualTo(inAll.phase());
    }

    @Test
    void anUnknownScenarioIsNamed() {
        assertThatThrownBy(() -> plan(List.of("power-cut-activ"), 1, 7)).hasMessageContaining("power-cut-activ");
    }

    private static List<DrillPlan> plan(long seed) {
        return plan(Scenarios.names(), REPEATS, seed);
    }

    private static List<DrillPlan> plan(List<String> scenarios, int repeat, long seed) {
        return Plan.of(new RunOptions(scenarios, repeat, seed, OUT, "hadrill run"), OUT, KEEPALIVE).stream()
                .map(Plan.Planned::drill)
                .toList();
    }

    /** What of a plan can be compared: a scenario holds functions, which are never equal. */
    private static List<String> key(List<DrillPlan> plan) {
        return plan.stream()
                .map(d -> d.number() + " " + d.repeat() + " " + d.seed() + " " + d.phase() + " " + d.folder())
                .toList();
    }

    private static String names(List<DrillPlan> plan) {
        return plan.stream().map(d -> d.scenario().name()).collect(Collectors.joining(" "));
    }

    private static <T> Set<T> distinct(List<T> all) {
        return new HashSet<>(all);
    }
}
