package org.hadrill.suite.contract;

import org.hadrill.suite.JudgedDrill;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The disk is promoted on the survivor and comes home, or stays where it has to. Check {@code disk-moved}. */
public interface DiskMoved {
    @Test
    @DisplayName("disk-moved")
    default void diskMoved(JudgedDrill drill) {
        drill.holds("disk-moved");
    }
}
