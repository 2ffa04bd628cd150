package org.hadrill.controller.daemon;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A watchdog device (Linux, watchdog-api.rst): it resets the machine unless it is written to in time. Closing it stops that
 * only after a {@code V} was written. Nothing here writes one but {@link #letGo}: no hook, no {@code finally}, no {@code
 * close()}; however else the process ends, the node is reset.
 *
 * <p>Used by the loop's thread only: a loop that is stuck does not pat.
 */
final class Watchdog {
    private final Optional<Path> device;
    private OutputStream out = OutputStream.nullOutputStream();
    private boolean held;
    private boolean done;

    /** @param device empty where none is configured; then nothing here does anything */
    Watchdog(Optional<Path> device) {
        this.device = device;
    }

    /** @throws IOException when there is no such device, or it may not be written to */
    void check() throws IOException {
        if (device.isPresent() && !Files.isWritable(device.get())) {
            throw new IOException("cannot write to the watchdog " + device.get()
                    + "; load its module, such as softdog, or take its line out of ha.cf");
        }
    }

    /**
     * Writes one byte; the first pat opens the device, which must be patted from then on. Not sooner: on a slow machine a
     * Java that starts takes longer for its first turn than a watchdog waits. Nothing happens once it is let go.
     */
    void pat() {
        if (device.isPresent() && !held && !done) {
            open(device.get());
        }
        write(0);
    }

    private void open(Path file) {
        try {
            out = new FileOutputStream(file.toFile(), true);
            held = true;
        } catch (IOException e) {
            throw new IllegalStateException("cannot open the watchdog " + file, e);
        }
    }

    /** Disarms the device and closes it. */
    void letGo() {
        done = true;
        if (!held) {
            return;
        }
        write('V');
        held = false;
        try {
            out.close();
        } catch (IOException e) {
            throw new IllegalStateException("cannot close the watchdog " + device.orElseThrow(), e);
        }
    }

    private void write(int value) {
        if (!held) {
            return;
        }
        try {
            out.write(value);
            out.flush();
        } catch (IOException e) {
            throw new IllegalStateException("cannot write to the watchdog " + device.orElseThrow(), e);
        }
    }
}
