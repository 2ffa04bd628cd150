package org.hadrill.suite;

import org.hadrill.drill.Scenario;
import org.hadrill.suite.contract.FailoverContracts;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A scenario of the suites: names its fault, and has to meet every contract. The drill runs once, before the first contract
 * is asked.
 */
@ExtendWith(DrillExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public interface FailoverScenario extends FailoverContracts {
    Scenario scenario();
}
