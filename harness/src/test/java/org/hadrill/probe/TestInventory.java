package org.hadrill.probe;

import org.hadrill.cluster.Inventory;
import org.hadrill.inventory.InventoryExample;
import org.hadrill.inventory.InventoryReader;
import org.hadrill.inventory.InventoryReading;

/** The reference cluster, as {@code hadrill inventory --example} prints it. */
public final class TestInventory {
    private TestInventory() {}

    public static Inventory example() {
        if (new InventoryReader(InventoryReader.SCENARIOS).read("example", InventoryExample.text())
                instanceof InventoryReading.Clean clean) {
            return clean.inventory();
        }
        throw new AssertionError("the example is wrong");
    }
}
