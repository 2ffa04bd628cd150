package org.hadrill.suite.contract;

import org.hadrill.suite.JudgedDrill;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** No node is reset but where the scenario says so. Check {@code no-unexpected-reset}. */
public interface NoUnexpectedReset {
    @Test
    @DisplayName("no-unexpected-reset")
    default void noUnexpectedReset(JudgedDrill drill) {
        drill.holds("no-unexpected-reset");
    }
}
