package org.hadrill.controller.daemon;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * A watchdog device (Linux, watchdog-api.rst): it resets the machine unless it is written to in time. Closing it stops that
 * only after a {@code V} was written. Nothing here writes one but {@link #letGo}: no hook, no {@code finally}, no {@code
 * close()}; however else the process ends, the node is reset.
 *
 * <p>Used by the loop's thread only: a loop that is stuck does not pat.
 */
final class Watchdog {
    private final Path device;
    private final OutputStream out;
    private boolean held = true;

    private Watchdog(Path device, OutputStream out) {
        this.device = device;
        this.out = out;
    }

    /** Opens {@code device}; from now on it must be patted. */
    static Watchdog open(Path device) throws IOException {
        return new Watchdog(device, new FileOutputStream(device.toFile(), true));
    }

    /** Writes one byte; nothing once it is let go. */
    void pat() {
        write(0);
    }

    /** Disarms the device and closes it. */
    void letGo() {
        write('V');
        held = false;
        try {
            out.close();
        } catch (IOException e) {
            throw new IllegalStateException("cannot close the watchdog " + device, e);
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
            throw new IllegalStateException("cannot write to the watchdog " + device, e);
        }
    }
}
