package org.hadrill.inventory;

import java.util.List;
import org.hadrill.cluster.Inventory;

/** What came of reading an inventory file. */
public sealed interface InventoryReading {
    /** No error was found. */
    record Clean(Inventory inventory) implements InventoryReading {}

    /** All errors, in the order of the file; at least one. */
    record Wrong(List<InventoryError> errors) implements InventoryReading {
        public Wrong {
            errors = List.copyOf(errors);
            if (errors.isEmpty()) {
                throw new IllegalArgumentException("wrong without an error");
            }
        }
    }
}
