package org.hadrill.inventory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects the errors of one file. Not thread-safe. */
final class Problems {
    private final String file;
    private final List<InventoryError> errors = new ArrayList<>();
    private final Set<String> lostEntries = new HashSet<>();

    Problems(String file) {
        this.file = file;
    }

    void add(Place place, String path, String message) {
        errors.add(new InventoryError(file, place.line(), place.column(), PasswordEntry.visible(path), message));
    }

    /** Adds an error at the value of {@code node}. */
    void add(LocatedNode node, String message) {
        add(node.place(), node.path(), message);
    }

    /** Whether an error names exactly this path. */
    boolean at(String path) {
        return errors.stream().anyMatch(e -> e.path().equals(PasswordEntry.visible(path)));
    }

    /** Reports a repeated key; the mapping lacks its entry from here on. */
    void addRepeatedKey(Place place, String mapping, String path, Place first) {
        add(place, path, "the same key twice, first at " + fileAt(first));
        lostEntries.add(mapping);
    }

    /** Whether the mapping at this path has a repeated key. */
    boolean lostEntryOf(String mapping) {
        return lostEntries.contains(mapping);
    }

    String fileAt(Place place) {
        return file + ":" + place;
    }

    boolean isEmpty() {
        return errors.isEmpty();
    }

    List<InventoryError> inFileOrder() {
        return errors.stream()
                .sorted(Comparator.comparingInt(InventoryError::line).thenComparingInt(InventoryError::column))
                .toList();
    }
}
