package org.hadrill.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import org.hadrill.time.TimeSource;

/** Where a run leaves what it saw, when nobody says where. */
final class RunFolder {
    private RunFolder() {}

    /** {@code out/<date>-NAME}, with a number behind it where that is taken. */
    static Path free(String name, TimeSource time) {
        LocalDate today = LocalDate.ofInstant(time.wall(), ZoneId.systemDefault());
        Path base = Path.of("out", today + "-" + name);
        Path free = base;
        for (int i = 2; Files.exists(free); i++) {
            free = base.resolveSibling(base.getFileName() + "." + i);
        }
        return free;
    }
}
