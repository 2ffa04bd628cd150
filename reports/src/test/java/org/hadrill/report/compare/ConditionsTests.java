package org.hadrill.report.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hadrill.report.compare.InventedRuns.NEW_KERNEL;
import static org.hadrill.report.compare.InventedRuns.OLD_KERNEL;
import static org.hadrill.report.compare.InventedRuns.drills;
import static org.hadrill.report.compare.InventedRuns.run;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hadrill.report.sample.RunSample;
import org.junit.jupiter.api.Test;

class ConditionsTests {
    private final RunSample old = run(OLD_KERNEL, OLD_KERNEL, Map.of(), drills(3, 20, 5));

    private static Side side(RunSample... runs) {
        return new Side("a", List.of(runs));
    }

    @Test
    void anotherKernelIsWhatIsCompared() throws ComparisonException {
        RunSample upgraded = run(NEW_KERNEL, NEW_KERNEL, Map.of(), List.of());

        assertThat(Conditions.compared(side(old), side(upgraded), Set.of()))
                .containsExactly(new Difference("kernel", OLD_KERNEL, NEW_KERNEL));
    }

    @Test
    void aKernelThatOnlyOneNodeHasIsSaidWithTheNode() throws ComparisonException {
        RunSample half = run(OLD_KERNEL, NEW_KERNEL, Map.of(), List.of());

        assertThat(Conditions.compared(side(old), side(half), Set.of()))
                .extracting(Difference::now)
                .singleElement()
                .asString()
                .contains(OLD_KERNEL + " on m1")
                .contains(NEW_KERNEL + " on m2");
    }

    @Test
    void everythingElseThatDiffersIsRefusedAndSaid() {
        RunSample other = run(NEW_KERNEL, NEW_KERNEL, Map.of("deadtime", "30000 ms", "manager", "builtin"), List.of());

        assertThatThrownBy(() -> Conditions.compared(side(old), side(other), Set.of()))
                .isInstanceOf(ComparisonException.class)
                .hasMessageContaining("deadtime  10000 ms -> 30000 ms")
                .hasMessageContaining("manager   heartbeat -> builtin")
                .hasMessageContaining("--allow-difference deadtime")
                .hasMessageNotContaining(NEW_KERNEL);
    }

    @Test
    void whatIsAllowedIsComparedAndShown() throws ComparisonException {
        RunSample other = run(OLD_KERNEL, OLD_KERNEL, Map.of("manager", "builtin"), List.of());

        assertThat(Conditions.compared(side(old), side(other), Set.of("manager")))
                .containsExactly(new Difference("manager", "heartbeat", "builtin"));
    }

    @Test
    void whatOnlyOneSideRecordedIsADifference() {
        RunSample more = run(OLD_KERNEL, OLD_KERNEL, Map.of("guests", "3"), List.of());

        assertThatThrownBy(() -> Conditions.compared(side(old), side(more), Set.of()))
                .hasMessageContaining("guests  not recorded -> 3");
    }

    @Test
    void aSideThatMixesKernelsIsRefusedAlthoughKernelsMayDiffer() {
        RunSample upgraded = run(NEW_KERNEL, NEW_KERNEL, Map.of(), List.of());

        assertThatThrownBy(() -> Conditions.compared(side(old, upgraded), side(upgraded), Set.of()))
                .hasMessageContaining(OLD_KERNEL + " and " + NEW_KERNEL + " -> " + NEW_KERNEL);
    }

    @Test
    void equalRunsDifferInNothing() throws ComparisonException {
        assertThat(Conditions.compared(side(old), side(old, old), Set.of())).isEmpty();
    }
}
