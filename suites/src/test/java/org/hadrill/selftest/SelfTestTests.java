package org.hadrill.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hadrill.check.Judge;
import org.hadrill.lab.simulated.WorldDefect;
import org.hadrill.suite.Scenarios;
import org.hadrill.verdict.Verdict;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table is part of the build: a defect that is not caught by its own check fails it. */
class SelfTestTests {
    private static final long SEED = 1;

    /** Each scenario of the acceptance suite about twice. */
    private static final int HEALTHY = 36;

    private static Outcome outcome = new Outcome(List.of(), 0, List.of());
    private static final List<Caught> told = new ArrayList<>();

    @BeforeAll
    static void runTheWholeTable() throws InterruptedException {
        outcome = run(PlantedDefects.all(), SEED, HEALTHY, told);
    }

    static Stream<Caught> rows() {
        return outcome.defects().stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aPlantedDefectIsCaughtByTheCheckThatIsMeantForIt(Caught caught) {
        assertThat(caught.caught())
                .as("%s; the checks said: %s", caught.row(), caught.instead())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theHealthyTwinPassesEveryCheck(Caught caught) {
        assertThat(caught.twinPasses())
                .as("%s; the checks said: %s", caught.row(), caught.saidOfTwin())
                .isTrue();
    }

    @Test
    void noHealthyDrillIsComplainedOf() {
        assertThat(outcome.falseAlarms())
                .extracting(a -> a.scenario() + ", seed " + a.seed() + ": " + a.said())
                .isEmpty();
        assertThat(outcome.healthy()).isEqualTo(HEALTHY);
    }

    @Test
    void everyDefectOfTheWorldHasARow() {
        assertThat(PlantedDefects.all())
                .extracting(PlantedDefect::defect)
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(WorldDefect.values()));
        assertThat(PlantedDefects.names()).doesNotHaveDuplicates();
    }

    @Test
    void everyRowNamesAScenarioAndACheckThatExist() {
        assertThat(PlantedDefects.all()).allSatisfy(row -> {
            assertThat(Scenarios.names()).contains(row.scenario());
            assertThat(Judge.names()).contains(row.check());
            assertThat(row.verdict()).isIn(Verdict.FAIL, Verdict.UNKNOWN);
            assertThat(row.evidence()).isNotBlank();
        });
    }

    @Test
    void rowsAreToldInTheirOrder() {
        assertThat(told).isEqualTo(outcome.defects());
    }

    @Test
    void aDefectThatItsCheckDoesNotCatchFailsTheSelfTest() throws InterruptedException {
        PlantedDefect<WorldDefect> real = row(WorldDefect.GUEST_MISSING);
        Outcome swapped = run(List.of(with(real, "one-primary", real.evidence())), SEED, 0, new ArrayList<>());

        assertThat(swapped.ok()).isFalse();
        assertThat(swapped.missed()).isEqualTo(1);
        assertThat(swapped.defects().get(0).own().verdict()).isEqualTo(Verdict.PASS);
        assertThat(swapped.defects().get(0).instead()).contains("guests-running FAIL: ");
        assertThat(swapped.counts()).startsWith("0 of 1 defects caught");
    }

    @Test
    void aDefectThatIsCaughtByLuckFailsTheSelfTest() throws InterruptedException {
        PlantedDefect<WorldDefect> real = row(WorldDefect.GUEST_MISSING);
        Outcome lucky = run(List.of(with(real, real.check(), "another reason")), SEED, 0, new ArrayList<>());

        assertThat(lucky.ok()).isFalse();
    }

    @Test
    void theSameSeedSaysTheSame() throws InterruptedException {
        List<PlantedDefect<WorldDefect>> one = List.of(row(WorldDefect.FLAPPING_ADDRESS));

        assertThat(run(one, SEED, 2, new ArrayList<>())).isEqualTo(run(one, SEED, 2, new ArrayList<>()));
    }

    private static Outcome run(List<PlantedDefect<WorldDefect>> rows, long seed, int healthy, List<Caught> told)
            throws InterruptedException {
        return new SelfTest(
                        new SelfTest.Options(
                                rows, seed, healthy, Runtime.getRuntime().availableProcessors()),
                        told::add)
                .run();
    }

    private static PlantedDefect<WorldDefect> row(WorldDefect defect) {
        return PlantedDefects.all().stream()
                .filter(r -> r.defect() == defect)
                .findFirst()
                .orElseThrow();
    }

    private static PlantedDefect<WorldDefect> with(PlantedDefect<WorldDefect> row, String check, String evidence) {
        return new PlantedDefect<>(row.defect(), row.scenario(), row.configuration(), check, row.verdict(), evidence);
    }
}
