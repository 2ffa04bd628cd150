package org.hadrill.suite.contract;

import org.hadrill.suite.JudgedDrill;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What was acknowledged is on the disk of whoever serves. Check {@code no-acknowledged-write-lost}; a lab that keeps no ledger
 * promises nothing here.
 */
public interface NoAcknowledgedWriteLost {
    @Test
    @DisplayName("no-acknowledged-write-lost")
    default void noAcknowledgedWriteLost(JudgedDrill drill) {
        drill.holds("no-acknowledged-write-lost");
    }
}
