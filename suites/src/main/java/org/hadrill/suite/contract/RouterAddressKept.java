package org.hadrill.suite.contract;

import org.hadrill.suite.JudgedDrill;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The router keeps its address on the node that serves. Check {@code router-address-kept}. */
public interface RouterAddressKept {
    @Test
    @DisplayName("router-address-kept")
    default void routerAddressKept(JudgedDrill drill) {
        drill.holds("router-address-kept");
    }
}
