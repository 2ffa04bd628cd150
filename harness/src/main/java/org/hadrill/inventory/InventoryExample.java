package org.hadrill.inventory;

/** The reference cluster as a commented inventory: a file to start from. */
public final class InventoryExample {
    private InventoryExample() {}

    /** The file; it checks clean. */
    public static String text() {
        return Resource.text("example.yaml");
    }
}
