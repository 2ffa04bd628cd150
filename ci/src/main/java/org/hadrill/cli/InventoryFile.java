package org.hadrill.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.hadrill.cluster.Inventory;
import org.hadrill.inventory.InventoryErrors;
import org.hadrill.inventory.InventoryReader;
import org.hadrill.inventory.InventoryReading;

/** An inventory that somebody named on the command line. */
final class InventoryFile {
    private InventoryFile() {}

    /** @throws Errors.Failure with exit code 2 and every error of the file, or why it cannot be read */
    static Inventory read(Path file) {
        InventoryReading reading;
        try {
            reading = new InventoryReader(InventoryReader.SCENARIOS).read(file);
        } catch (IOException e) {
            throw new Errors.Failure(Errors.USAGE, file + ": " + reason(file, e), e);
        }
        if (reading instanceof InventoryReading.Wrong wrong) {
            throw new Errors.Failure(
                    Errors.USAGE, InventoryErrors.render(wrong.errors()).stripTrailing());
        }
        return ((InventoryReading.Clean) reading).inventory();
    }

    static String reason(Path file, IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file. Print one to start from with: hadrill inventory --example";
        } else if (e instanceof AccessDeniedException) {
            return "you may not read this file";
        }
        return Files.isDirectory(file) ? "a directory. Name a file in it" : "cannot be read (" + e.getMessage() + ")";
    }
}
