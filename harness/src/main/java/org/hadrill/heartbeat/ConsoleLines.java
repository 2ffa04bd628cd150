package org.hadrill.heartbeat;

import java.util.List;
import java.util.regex.Pattern;

/** What the console of a node shows when it shuts down politely, as it does not when its power is cut. */
public final class ConsoleLines {
    /** busybox init, sysvinit, systemd, and the kernel's own last words (kernel/reboot.c). */
    private static final Pattern SHUTDOWN = Pattern.compile(
            "The system is going down|Sent SIG(TERM|KILL) to all processes|Requesting system (poweroff|reboot|halt)"
                    + "|reboot: (Power down|Restarting system|System halted)|Switching to runlevel: [06]"
                    + "|Reached target.*(Shutdown|Power.?Off|Reboot|Final Step)|systemd-shutdown");

    private ConsoleLines() {}

    /** The lines of a polite shutdown among {@code lines}, in order; empty after an abrupt end. */
    public static List<String> shutdownLines(List<String> lines) {
        return lines.stream().filter(l -> SHUTDOWN.matcher(l).find()).toList();
    }
}
