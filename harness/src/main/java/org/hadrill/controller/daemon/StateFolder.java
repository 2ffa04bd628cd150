package org.hadrill.controller.daemon;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The daemon's directory, locked for as long as the process lives: two daemons on one node would be two nodes of one name. */
final class StateFolder implements AutoCloseable {
    private final Path path;

    /** Never closed: the kernel releases the lock with the process, however that ends. */
    @SuppressWarnings("unused")
    private final FileChannel lock;

    private StateFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** @throws IOException with a sentence for people */
    static StateFolder take(Path path) throws IOException {
        try {
            Files.createDirectories(path);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            Files.createDirectories(path.resolve("output"));
        } catch (IOException e) {
            throw new IOException(
                    "cannot use the state directory " + path + ": " + e + ". Name another: --state-dir", e);
        }
        Path file = path.resolve("hadrill.pid");
        FileChannel lock = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock.tryLock() == null) {
            String pid = Files.exists(file) ? Files.readString(file).strip() : "unknown";
            lock.close();
            throw new IOException("a controller runs already with the state directory " + path + ", process " + pid);
        }
        Files.writeString(file, ProcessHandle.current().pid() + "\n", StandardCharsets.ISO_8859_1);
        return new StateFolder(path, lock);
    }

    Path generation() {
        return path.resolve("generation");
    }

    /** Where the last output of each script is kept. */
    Path outputs() {
        return path.resolve("output");
    }

    /** Removes the pid file. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path.resolve("hadrill.pid"));
    }
}
