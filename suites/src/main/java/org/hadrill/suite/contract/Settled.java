package org.hadrill.suite.contract;

import org.hadrill.suite.JudgedDrill;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** All is as before, in time. Check {@code settled}. */
public interface Settled {
    @Test
    @DisplayName("settled")
    default void settled(JudgedDrill drill) {
        drill.holds("settled");
    }
}
