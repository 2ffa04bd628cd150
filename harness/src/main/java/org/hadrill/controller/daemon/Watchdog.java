package org.hadrill.controller.daemon;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
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

    /** @param device empty where none is configured; then nothing here does anything */
    Watchdog(Optional<Path> device) {
        this.device = device;
    }

    /** Opens the device; from now on it must be patted. */
    void open() throws IOException {
        if (device.isPresent()) {
            out = new FileOutputStream(device.get().toFile(), true);
            held = true;
        }
    }

    /** Writes one byte; nothing before it is open and once it is let go. */
    void pat() {
        write(0);
    }

    /** Disarms the device and closes it. */
    void letGo() {
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
