package org.hadrill.suite;

/** Runs drills, one at a time. */
interface Drills {
    /** Runs the next planned drill of {@code scenario}, judges it and returns it; blocks for minutes. */
    JudgedDrill drill(FailoverScenario scenario) throws Exception;
}
