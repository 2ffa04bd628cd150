package org.hadrill.suite.contract;

import org.hadrill.suite.JudgedDrill;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The service starts on the survivor and comes home, or runs on. Check {@code vz-restarted}. */
public interface VzRestarted {
    @Test
    @DisplayName("vz-restarted")
    default void vzRestarted(JudgedDrill drill) {
        drill.holds("vz-restarted");
    }
}
