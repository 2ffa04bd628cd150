package org.hadrill.suite.contract;

import org.hadrill.suite.JudgedDrill;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whoever takes the router's address over announces it. Check {@code address-announced}. */
public interface AddressAnnounced {
    @Test
    @DisplayName("address-announced")
    default void addressAnnounced(JudgedDrill drill) {
        drill.holds("address-announced");
    }
}
