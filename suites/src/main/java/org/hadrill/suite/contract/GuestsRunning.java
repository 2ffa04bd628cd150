package org.hadrill.suite.contract;

import org.hadrill.suite.JudgedDrill;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every guest runs where the service is. Check {@code guests-running}. */
public interface GuestsRunning {
    @Test
    @DisplayName("guests-running")
    default void guestsRunning(JudgedDrill drill) {
        drill.holds("guests-running");
    }
}
