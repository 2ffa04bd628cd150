package org.hadrill.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.hadrill.suite.Suites.Suite;
import org.junit.jupiter.api.Test;

class SuitesTests {
    @Test
    void everySuiteNamesScenariosThatExistEachOnce() {
        assertThat(Suites.all()).extracting(Suite::name).containsExactly("failover", "acceptance", "limits", "all");
        assertThat(Suites.all())
                .allSatisfy(s ->
                        assertThat(s.scenarios()).isSubsetOf(Scenarios.names()).doesNotHaveDuplicates());
    }

    @Test
    void acceptanceAndLimitsAreEverythingAndShareNothing() {
        List<String> both = new ArrayList<>(scenarios("acceptance"));
        both.addAll(scenarios("limits"));

        assertThat(both).containsExactlyInAnyOrderElementsOf(scenarios("all"));
        assertThat(scenarios("all")).isEqualTo(Scenarios.names()).hasSize(23);
    }

    @Test
    void theSixDrillsOfTheVmLabAreAllInAcceptance() {
        assertThat(scenarios("failover")).hasSize(6).isSubsetOf(scenarios("acceptance"));
    }

    @Test
    void anUnknownSuiteIsNone() {
        assertThat(Suites.named("acceptence")).isEmpty();
    }

    private static List<String> scenarios(String suite) {
        return Suites.named(suite).orElseThrow().scenarios();
    }
}
