package org.hadrill.controller.daemon;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.hadrill.time.TimeSource;

/**
 * The number of this life of the controller, greater than that of every earlier one, so that the peer can tell old messages
 * from new. It never falls behind the wall clock in seconds: a lost, torn or unwritable file costs nothing as long as the
 * clock is right.
 */
final class GenerationFile {
    private final Path file;
    private final TimeSource time;
    private final Consumer<String> warning;

    GenerationFile(Path file, TimeSource time, Consumer<String> warning) {
        this.file = file;
        this.time = time;
        this.warning = warning;
    }

    /** The next number, on disk (fsync, then renamed into place) before it is returned. */
    long next() {
        long generation = Math.max(last() + 1, time.wall().getEpochSecond());
        try {
            write(generation);
        } catch (IOException e) {
            warning.accept("cannot write " + file + " (" + e + "): the generation " + generation
                    + " is from the clock alone; make the folder writable");
        }
        return generation;
    }

    private long last() {
        String text = "";
        try {
            text = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
            return Math.max(0, Long.parseLong(text));
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException | NumberFormatException e) {
            warning.accept(file + " holds no generation number (" + e.getMessage() + "): going by the clock");
            return 0;
        }
    }

    private void write(long generation) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel out = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.ISO_8859_1.encode(generation + "\n");
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}
