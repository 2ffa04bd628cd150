package org.hadrill.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Who holds a lease, in a word that tells others whom to ask, and this machine whether it still lives: {@code
 * user@host:what:pid:machine}, where the last part stands for a boot of a machine and the process identifiers of a container.
 */
final class LeaseOwner {
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final Path PROCESSES = Path.of("/proc/self/ns/pid");

    private LeaseOwner() {}

    static String of(String what) {
        String owner = System.getProperty("user.name") + "@" + host() + ":" + what + ":"
                + ProcessHandle.current().pid() + ":" + machine();
        return owner.replaceAll("[^A-Za-z0-9@:._+-]", "_");
    }

    /** Whether {@code owner} was a process of this machine that is there no more. */
    static boolean ended(String owner) {
        String[] parts = owner.split(":");
        int last = parts.length - 1;
        return last > 1
                && !parts[last].isEmpty()
                && parts[last].equals(machine())
                && parts[last - 1].matches("\\d{1,18}")
                && ProcessHandle.of(Long.parseLong(parts[last - 1])).isEmpty();
    }

    /** Empty where it cannot be told: then nobody is known to have ended. */
    private static String machine() {
        try {
            String id = Files.readString(BOOT).strip() + Files.readSymbolicLink(PROCESSES);
            return Integer.toHexString(id.hashCode());
        } catch (IOException | UnsupportedOperationException unknown) {
            return "";
        }
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "unknown-host";
        }
    }
}
