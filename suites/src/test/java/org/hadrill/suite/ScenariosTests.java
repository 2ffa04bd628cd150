package org.hadrill.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hadrill.check.Judge;
import org.hadrill.inventory.InventoryReader;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.suite.contract.FailoverContracts;
import org.hadrill.verdict.CheckResult;
import org.hadrill.verdict.Verdict;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ScenariosTests {
    @Test
    void namesAreUnique() {
        assertThat(Scenarios.names()).doesNotHaveDuplicates().isNotEmpty();
    }

    @Test
    void everyScenarioIsFoundByItsName() {
        for (FailoverScenario scenario : Scenarios.all()) {
            assertThat(Scenarios.named(scenario.scenario().name())).containsSame(scenario);
        }
    }

    @Test
    void anInventoryMaySetLimitsForEveryScenarioAndForNoOther() {
        assertThat(InventoryReader.SCENARIOS).containsExactlyInAnyOrderElementsOf(Scenarios.names());
    }

    @Test
    void everyContractAsksForACheckAndEveryCheckHasAContract() {
        assertThat(contracts()).extracting(ScenariosTests::name).containsExactlyInAnyOrderElementsOf(Judge.names());
    }

    @Test
    void aContractHoldsWhenItsOwnCheckPassed() {
        for (Method contract : contracts()) {
            assertThatCode(() -> ask(contract, Verdict.PASS, Verdict.FAIL)).doesNotThrowAnyException();
        }
    }

    @Test
    void aContractFailsWhenItsOwnCheckFailed() {
        for (Method contract : contracts()) {
            assertThatThrownBy(() -> ask(contract, Verdict.FAIL, Verdict.PASS))
                    .isExactlyInstanceOf(AssertionError.class)
                    .hasMessage("seen [m1.state:7]");
        }
    }

    @Test
    void aContractDoesNotHoldWhenItsOwnCheckCouldNotSay() {
        for (Method contract : contracts()) {
            for (Verdict verdict : List.of(Verdict.UNKNOWN, Verdict.INFRA)) {
                assertThatThrownBy(() -> ask(contract, verdict, Verdict.PASS))
                        .isInstanceOf(JudgedDrill.NotJudged.class)
                        .hasMessageContaining(verdict.word());
            }
        }
    }

    @Test
    void aCheckThatDoesNotApplyPromisesNothing() {
        new JudgedDrill(drill(List.of()), List.of()).holds("one-primary");

        assertThatThrownBy(() -> new JudgedDrill(drill(List.of()), List.of("one-primary")).holds("one-primary"))
                .isInstanceOf(JudgedDrill.NotJudged.class)
                .hasMessageContaining("was not run");
    }

    /** Asks {@code contract} about a drill whose check of that name came to {@code own} and all others to {@code others}. */
    private static void ask(Method contract, Verdict own, Verdict others) throws Throwable {
        List<CheckResult> checks = Judge.names().stream()
                .map(n -> new CheckResult(
                        n, n.equals(name(contract)) ? own : others, "seen", List.of("m1.state:7"), Optional.empty()))
                .toList();
        try {
            contract.invoke(Scenarios.all().get(0), new JudgedDrill(drill(checks), Judge.names()));
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private static DrillResult drill(List<CheckResult> checks) {
        return new DrillResult(
                1,
                "no-op",
                1,
                Optional.empty(),
                Verdict.PASS,
                "drills/01-no-op",
                "nothing is broken",
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Map.of(),
                List.of(),
                checks,
                List.of(),
                "hadrill run");
    }

    private static String name(Method contract) {
        return contract.getAnnotation(DisplayName.class).value();
    }

    private static List<Method> contracts() {
        return Arrays.stream(FailoverContracts.class.getMethods())
                .filter(m -> m.isAnnotationPresent(Test.class))
                .toList();
    }
}
