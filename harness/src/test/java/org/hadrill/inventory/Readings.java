package org.hadrill.inventory;

import org.hadrill.cluster.Inventory;

/** Reads inventories for tests; the file is always called {@code lab.yaml}. */
final class Readings {
    private Readings() {}

    static Inventory clean(String text) {
        InventoryReading reading = read(text);
        if (reading instanceof InventoryReading.Clean clean) {
            return clean.inventory();
        }
        throw new AssertionError("not clean:\n" + said(text));
    }

    /** What a person reads, or {@code clean}. */
    static String said(String text) {
        return read(text) instanceof InventoryReading.Wrong wrong ? InventoryErrors.render(wrong.errors()) : "clean";
    }

    private static InventoryReading read(String text) {
        return new InventoryReader(InventoryReader.SCENARIOS).read("lab.yaml", text);
    }
}
