package org.hadrill.controller.daemon;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** After how long without a pat a watchdog device resets the machine, as sysfs says. */
final class WatchdogTimeout {
    /** Where the kernel shows its watchdogs. */
    static final Path SYSFS = Path.of("/sys/class/watchdog");

    private final Path sysfs;

    WatchdogTimeout(Path sysfs) {
        this.sysfs = sysfs;
    }

    /** Empty where the kernel shows none; {@code /dev/watchdog} is the first device. */
    Optional<Duration> of(String device) {
        String name = Path.of(device).getFileName().toString();
        Path file = sysfs.resolve(name.equals("watchdog") ? "watchdog0" : name).resolve("timeout");
        try {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
