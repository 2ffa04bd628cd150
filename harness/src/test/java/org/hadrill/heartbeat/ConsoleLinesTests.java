package org.hadrill.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.hadrill.Recorded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleLinesTests {
    /** busybox, sysvinit, systemd 252, and kernel/reboot.c. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "The system is going down NOW!",
                "Sent SIGTERM to all processes",
                "Sent SIGKILL to all processes",
                "Requesting system poweroff",
                "INIT: Switching to runlevel: 0",
                "INIT: Switching to runlevel: 6",
                "Broadcast message from root@m1 (console): The system is going down for reboot NOW!",
                "[  OK  ] Reached target \u001b[0;1;39mpoweroff.target\u001b[0m - System Power Off.",
                "[  OK  ] Reached target shutdown.target - System Shutdown.",
                "[  OK  ] Reached target reboot.target - System Reboot.",
                "[  OK  ] Reached target Shutdown.",
                "[   61.204112] systemd-shutdown[1]: Syncing filesystems and block devices.",
                "[   61.304112] reboot: Power down",
                "[   61.304112] reboot: Restarting system",
                "[   61.304112] reboot: System halted",
            })
    void knowsThePoliteWays(String line) {
        assertThat(ConsoleLines.shutdownLines(List.of("login:", line))).containsExactly(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INIT: Switching to runlevel: 2",
                "INIT: Entering runlevel: 2",
                "[  OK  ] Reached target multi-user.target - Multi-User System.",
                "[    0.000000] audit: disabled (until reboot)",
                "[   58.244845] softdog: Initiating system reboot",
                "[    5.000000] softdog:              soft_reboot_cmd=<not set> soft_active_on_boot=0",
            })
    void doesNotMistakeOtherLinesForOne(String line) {
        assertThat(ConsoleLines.shutdownLines(List.of(line))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"power-cut-console-m1.txt", "kill-console-m1.txt"})
    void findsNoneOnTheConsoleOfANodeThatLostItsPowerOrWasReset(String file) throws IOException {
        List<String> console = Recorded.lines(file);

        assertThat(console).hasSizeGreaterThan(50);
        assertThat(ConsoleLines.shutdownLines(console)).isEmpty();
    }

    @Test
    void keepsTheOrder() {
        List<String> lines = List.of("INIT: Switching to runlevel: 0", "mail: stopped", "reboot: Power down");

        assertThat(ConsoleLines.shutdownLines(lines))
                .containsExactly("INIT: Switching to runlevel: 0", "reboot: Power down");
    }
}
