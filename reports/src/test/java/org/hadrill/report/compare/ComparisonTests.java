package org.hadrill.report.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hadrill.report.compare.InventedRuns.NEW_KERNEL;
import static org.hadrill.report.compare.InventedRuns.OLD_KERNEL;
import static org.hadrill.report.compare.InventedRuns.all;
import static org.hadrill.report.compare.InventedRuns.drill;
import static org.hadrill.report.compare.InventedRuns.drills;
import static org.hadrill.report.compare.InventedRuns.notProven;
import static org.hadrill.report.compare.InventedRuns.side;

import java.util.Collections;
import java.util.List;
import org.hadrill.report.sample.DrillSample;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ComparisonTests {
    private static final double INF = Double.POSITIVE_INFINITY;

    private static Comparison compared(List<DrillSample> old, List<DrillSample> now) {
        try {
            Side before = side("out/old", OLD_KERNEL, old);
            Side after = side("out/new", NEW_KERNEL, now);
            return Comparison.of(before, after, Conditions.compared(before, after, List.of()), Settings.DEFAULT);
        } catch (ComparisonException e) {
            throw new AssertionError(e);
        }
    }

    private static SeriesComparison outage(Comparison comparison) {
        return comparison.scenarios().get(0).outages().get(0);
    }

    @Test
    void aSlowerKernelIsFoundWithThePhaseThatTakesTheTime() {
        Comparison comparison = compared(drills(20, 20, 5), drills(20, 30, 15));

        assertThat(comparison.outcome()).isEqualTo(Outcome.SLOWER);
        assertThat(comparison.outcome().exitCode()).isEqualTo(1);
        assertThat(outage(comparison).shift().orElseThrow().estimate()).isEqualTo(10);
        assertThat(comparison.scenarios().get(0).slowerPhases())
                .extracting(SeriesComparison::name)
                .containsExactly("mount");
        assertThat(text(comparison))
                .contains("kernel  " + OLD_KERNEL + " -> " + NEW_KERNEL)
                .contains("n 20 / 20")
                .contains("median 19.8 s -> 29.8 s")
                .contains("shift +10.0 s (95% +8.0 .. +12.0)")
                .contains("slower (p < 0.0001)")
                .contains("mount +10.0 (p < 0.0001)")
                .contains("slower    1 of 1 scenario: power-cut-active, in mount of the takeover");
    }

    @Test
    void aFasterKernelIsNoWorse() {
        Comparison comparison = compared(drills(20, 30, 15), drills(20, 20, 5));

        assertThat(comparison.outcome()).isEqualTo(Outcome.FASTER);
        assertThat(comparison.outcome().exitCode()).isZero();
    }

    @Test
    void equalRunsSayHowLargeADifferenceCouldStillBe() {
        Comparison comparison = compared(drills(20, 20, 5), drills(20, 20, 5));

        assertThat(comparison.outcome()).isEqualTo(Outcome.NO_DIFFERENCE);
        assertThat(outage(comparison).atMost()).isEqualTo(2.0);
        assertThat(text(comparison)).contains("no difference larger than 2.0 s");
    }

    @Test
    void fiveDrillsThatSpreadDoNotPretend() {
        Comparison comparison = compared(drills(3, 20, 5), drills(3, 22, 5));

        assertThat(comparison.outcome()).isEqualTo(Outcome.TOO_FEW);
        assertThat(comparison.outcome().exitCode()).isEqualTo(3);
        assertThat(outage(comparison).more()).isPresent();
        assertThat(text(comparison))
                .contains("too few samples: " + outage(comparison).more().getAsInt() + " more needed")
                .contains("so few could not have seen any slowdown");
    }

    @Test
    void asManySamplesAsWereAskedForAreEnough() {
        int more = outage(compared(wide(4), wide(4))).more().orElseThrow();

        assertThat(more).isBetween(4, 60);
        assertThat(compared(wide(4 + more), wide(4 + more)).outcome()).isEqualTo(Outcome.NO_DIFFERENCE);
    }

    /** Drills whose outages go round from 14 to 26 seconds. */
    private static List<DrillSample> wide(int n) {
        return java.util.stream.IntStream.range(0, n)
                .mapToObj(i -> drill("power-cut-active", 14 + 4 * (i % 4), 5))
                .toList();
    }

    @Test
    void fewerDrillsThatPassAreWorseEvenIfTheRestIsAsFast() {
        List<DrillSample> failing = all(drills(10, 20, 5), Collections.nCopies(10, drill("power-cut-active", INF, 5)));
        Comparison comparison = compared(drills(20, 20, 5), failing);

        assertThat(comparison.scenarios().get(0).passes().outcome()).isEqualTo(Outcome.WORSE);
        assertThat(comparison.outcome().exitCode()).isEqualTo(1);
        assertThat(text(comparison))
                .contains("20 of 20, misses at most 3/20 -> 10 of 20, 27.2 to 72.8%  worse")
                .contains("(10 not ended)");
    }

    @Test
    void aDropThatCouldBeChanceIsNotCalledEqual() {
        List<DrillSample> one = all(drills(5, 20, 5), List.of(drill("power-cut-active", INF, 5)));
        RateComparison passes =
                compared(drills(6, 20, 5), one).scenarios().get(0).passes();

        assertThat(passes.outcome()).isEqualTo(Outcome.TOO_FEW);
        assertThat(passes.more()).isPresent();
    }

    @Test
    void drillsThatProvedNothingAreCountedAndNotMixedIn() {
        Comparison comparison =
                compared(drills(8, 20, 5), all(drills(8, 20, 5), List.of(notProven("power-cut-active"))));

        assertThat(outage(comparison).now().n()).isEqualTo(8);
        assertThat(comparison.scenarios().get(0).now().notProven()).isEqualTo(1);
        assertThat(text(comparison)).containsPattern("no samples +none -> 1 not proven");
    }

    @Test
    void aSideWithoutAnySampleIsTooFew() {
        Comparison comparison = compared(drills(8, 20, 5), List.of(notProven("power-cut-active")));

        assertThat(comparison.outcome()).isEqualTo(Outcome.TOO_FEW);
    }

    @Test
    void noOutageOnEitherSideIsSaidSo() {
        List<DrillSample> quiet = Collections.nCopies(8, drill("no-op", 0, 5));

        assertThat(compared(quiet, quiet).outcome()).isEqualTo(Outcome.NO_DIFFERENCE);
        assertThat(text(compared(quiet, quiet))).contains("no outage on either side");
    }

    @Test
    void scenariosOfOneSideOnlyAreNamedAndNotCompared() throws ComparisonException {
        List<DrillSample> more = all(drills(8, 20, 5), List.of(drill("vz-killed", 5, 1)));
        Comparison comparison = compared(more, drills(8, 20, 5));

        assertThat(comparison.onlyOld()).containsExactly("vz-killed");
        assertThat(text(comparison)).contains("only old  vz-killed: not compared");
        Side other = side("b", OLD_KERNEL, List.of(drill("no-op", 0, 1)));
        assertThatThrownBy(() -> Comparison.of(side("a", OLD_KERNEL, more), other, List.of(), Settings.DEFAULT))
                .hasMessageContaining("no scenario in common: a has power-cut-active, vz-killed; b has no-op");
    }

    @Test
    void theNumberOfComparisonsCountsOnlyThoseInWhichAnythingVaries() {
        List<DrillSample> two = all(drills(8, 20, 5), Collections.nCopies(8, drill("no-op", 0, 5)));

        assertThat(compared(two, two).tests())
                .as("outage of the power cut; all passed")
                .isEqualTo(1);
    }

    @Test
    void jsonHasEveryFigureAndNoInfinity() {
        List<DrillSample> endless = all(drills(5, 20, 5), Collections.nCopies(5, drill("power-cut-active", INF, 5)));
        JsonNode json = JsonMapper.shared().readTree(CompareJson.of(compared(drills(10, 20, 5), endless)));

        JsonNode outage = json.path("scenarios").get(0).path("outages").get(0);
        assertThat(outage.path("new").path("n").asInt()).isEqualTo(10);
        assertThat(outage.path("new").path("censored").asInt()).isEqualTo(5);
        assertThat(outage.path("new").path("medianS").isNull()).isTrue();
        assertThat(outage.path("old").path("endedS").size()).isEqualTo(10);
        assertThat(json.path("tests").asInt()).isEqualTo(2);
        assertThat(json.toString()).doesNotContain("Infinity").doesNotContain("NaN");
    }

    @Test
    void thePageHasAMarkForEveryDrillAndNeedsNoNetwork() {
        String page = CompareHtml.of(compared(drills(7, 20, 5), drills(9, 30, 15)));

        assertThat(page.split("<circle class=\"old\"", -1))
                .as("outage, detect, mount")
                .hasSize(1 + 3 * 7);
        assertThat(page.split("<circle class=\"new\"", -1)).hasSize(1 + 3 * 9);
        assertThat(page).doesNotContain("http://").doesNotContain("https://").contains("slower");
    }

    private static String text(Comparison comparison) {
        return String.join("\n", new CompareTable(comparison, false).lines());
    }
}
