package org.hadrill.suite.contract;

import org.hadrill.suite.JudgedDrill;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every outage of every address ends within its limit. Check {@code pings-recovered}. */
public interface PingsRecovered {
    @Test
    @DisplayName("pings-recovered")
    default void pingsRecovered(JudgedDrill drill) {
        drill.holds("pings-recovered");
    }
}
