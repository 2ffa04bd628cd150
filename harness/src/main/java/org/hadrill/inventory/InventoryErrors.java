package org.hadrill.inventory;

import java.util.List;
import java.util.stream.Collectors;

/** Errors of an inventory as people read them. */
public final class InventoryErrors {
    private InventoryErrors() {}

    /** One line an error, what is wrong aligned, then the count; each line ends with a newline. */
    public static String render(List<InventoryError> errors) {
        int width = errors.stream().mapToInt(e -> e.place().length()).max().orElse(0);
        String lines = errors.stream().map(e -> line(e, width)).collect(Collectors.joining());
        return lines + errors.size() + (errors.size() == 1 ? " error\n" : " errors\n");
    }

    private static String line(InventoryError error, int width) {
        String padding = " ".repeat(width - error.place().length() + 2);
        String subject = error.path().isEmpty() ? "" : error.path() + ": ";
        return error.place() + padding + subject + error.message() + "\n";
    }
}
