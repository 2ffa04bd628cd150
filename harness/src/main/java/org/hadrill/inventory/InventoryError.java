package org.hadrill.inventory;

/**
 * One mistake in an inventory.
 *
 * @param file the file as the user named it
 * @param line from 1
 * @param column from 1, in code points
 * @param path the keys that lead there, such as {@code nodes.m1.eth0}; empty where the whole file is meant
 * @param message a sentence that says what is wrong and, where that is known, what is right; never holds a password
 */
public record InventoryError(String file, int line, int column, String path, String message) {
    /** {@code file:line:column}. */
    public String place() {
        return file + ":" + line + ":" + column;
    }
}
