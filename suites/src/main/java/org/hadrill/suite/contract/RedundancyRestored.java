package org.hadrill.suite.contract;

import org.hadrill.suite.JudgedDrill;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The cluster can take the next fault, without help. Check {@code redundancy-restored}. */
public interface RedundancyRestored {
    @Test
    @DisplayName("redundancy-restored")
    default void redundancyRestored(JudgedDrill drill) {
        drill.holds("redundancy-restored");
    }
}
