package org.hadrill.suite.contract;

import org.hadrill.suite.JudgedDrill;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** DRBD is never Primary on both nodes. Check {@code one-primary}. */
public interface OnePrimary {
    @Test
    @DisplayName("one-primary")
    default void onePrimary(JudgedDrill drill) {
        drill.holds("one-primary");
    }
}
