package org.hadrill.suite.contract;

import org.hadrill.suite.JudgedDrill;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** One card at a time answers for the router's address. Check {@code one-owner}. */
public interface OneOwner {
    @Test
    @DisplayName("one-owner")
    default void oneOwner(JudgedDrill drill) {
        drill.holds("one-owner");
    }
}
