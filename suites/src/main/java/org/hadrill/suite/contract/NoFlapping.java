package org.hadrill.suite.contract;

import org.hadrill.suite.JudgedDrill;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An address goes away once a move of the service, and not at all where the service stays. Check {@code no-flapping}. */
public interface NoFlapping {
    @Test
    @DisplayName("no-flapping")
    default void noFlapping(JudgedDrill drill) {
        drill.holds("no-flapping");
    }
}
