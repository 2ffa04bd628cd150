package org.hadrill.suite.contract;

import org.hadrill.suite.JudgedDrill;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The fault bit, and that was seen. Check {@code fault-proven}. */
public interface FaultIsProven {
    @Test
    @DisplayName("fault-proven")
    default void faultIsProven(JudgedDrill drill) {
        drill.holds("fault-proven");
    }
}
