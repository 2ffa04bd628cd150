package org.hadrill.suite.contract;

import org.hadrill.suite.JudgedDrill;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The file system is never mounted on both nodes. Check {@code disk-mounted-once}. */
public interface DiskMountedOnce {
    @Test
    @DisplayName("disk-mounted-once")
    default void diskMountedOnce(JudgedDrill drill) {
        drill.holds("disk-mounted-once");
    }
}
