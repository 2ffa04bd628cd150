package org.hadrill.suite.contract;

import org.hadrill.suite.JudgedDrill;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The preferred node takes the disk back only when its own is up to date. Check {@code failback-up-to-date}. */
public interface FailbackUpToDate {
    @Test
    @DisplayName("failback-up-to-date")
    default void failbackUpToDate(JudgedDrill drill) {
        drill.holds("failback-up-to-date");
    }
}
