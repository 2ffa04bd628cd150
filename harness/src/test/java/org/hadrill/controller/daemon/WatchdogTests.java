package org.hadrill.controller.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plain file stands in for the device: it keeps what was written. */
class WatchdogTests {
    @TempDir
    private Path folder;

    private Path device;
    private Watchdog watchdog;

    @BeforeEach
    void makeDevice() throws IOException {
        device = Files.createFile(folder.resolve("watchdog"));
        watchdog = new Watchdog(Optional.of(device));
    }

    @Test
    void eachPatIsOneByteAndOnlyLettingGoWritesTheV() throws IOException {
        watchdog.pat();
        watchdog.pat();
        assertThat(Files.readAllBytes(device)).containsExactly(0, 0);
        watchdog.letGo();
        assertThat(Files.readAllBytes(device)).containsExactly(0, 0, 'V');
    }

    @Test
    void nothingIsWrittenBeforeTheFirstPatAndAfterItIsLetGo() throws IOException {
        watchdog.check();
        assertThat(device).isEmptyFile();
        watchdog.pat();
        watchdog.letGo();
        watchdog.pat();
        watchdog.letGo();
        assertThat(Files.readAllBytes(device)).containsExactly(0, 'V');
    }

    @Test
    void aWatchdogThatWasNeverPattedIsNotOpenedToLetItGo() {
        watchdog.letGo();
        watchdog.pat();
        assertThat(device).isEmptyFile();
    }

    @Test
    void aDeviceThatIsMissingIsAnErrorAtTheStart() {
        Watchdog missing = new Watchdog(Optional.of(folder.resolve("none").resolve("watchdog")));
        assertThatThrownBy(missing::check).isInstanceOf(IOException.class).hasMessageContaining("none");
    }

    @Test
    void aCrashHaltsWithoutLettingGo() throws IOException {
        watchdog.pat();
        LogLines lines = new LogLines();
        List<Integer> halted = new ArrayList<>();
        new Crash(lines.log, halted::add)
                .uncaughtException(Thread.currentThread(), new IllegalStateException("the core broke"));
        assertThat(halted).contains(Crash.EXIT_CODE);
        assertThat(lines.all())
                .anyMatch(l -> l.contains("CRIT: the controller failed in thread") && l.contains("the core broke"))
                .anyMatch(l -> l.contains("a watchdog resets this node"));
        assertThat(Files.readAllBytes(device)).containsExactly(0);
    }

    @Test
    void theTimeoutIsReadWhereTheKernelShowsIt() throws IOException {
        WatchdogTimeout timeouts = new WatchdogTimeout(folder);
        Files.writeString(Files.createDirectory(folder.resolve("watchdog0")).resolve("timeout"), "60\n");
        Files.writeString(Files.createDirectory(folder.resolve("watchdog1")).resolve("timeout"), "4\n");
        assertThat(timeouts.of("/dev/watchdog")).contains(Duration.ofSeconds(60));
        assertThat(timeouts.of("/dev/watchdog1")).contains(Duration.ofSeconds(4));
        assertThat(timeouts.of("/dev/watchdog2")).isEmpty();
    }
}
