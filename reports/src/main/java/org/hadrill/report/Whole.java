package org.hadrill.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Files and folders that appear whole or not at all: written under a temporary name beside their place, then renamed. */
public final class Whole {
    private Whole() {}

    public static void file(Path file, String text) throws IOException {
        Path temporary = temporary(file);
        try {
            Files.writeString(temporary, text);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** A new folder that takes the place of {@code target} on commit, and vanishes when closed without it. */
    public static Folder folder(Path target) throws IOException {
        Path temporary = temporary(target);
        delete(temporary);
        Files.createDirectories(temporary);
        return new Folder(target, temporary);
    }

    /** A folder that is being written at {@code path}. */
    public record Folder(Path target, Path path) implements AutoCloseable {
        /** Puts it in its place. */
        public void commit() throws IOException {
            delete(target);
            Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
        }

        @Override
        public void close() throws IOException {
            delete(path);
        }
    }

    private static Path temporary(Path place) {
        return place.resolveSibling("." + place.getFileName() + ".tmp");
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> inside;
        try (Stream<Path> walk = Files.walk(folder)) {
            inside = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : inside) {
            Files.delete(path);
        }
    }
}
