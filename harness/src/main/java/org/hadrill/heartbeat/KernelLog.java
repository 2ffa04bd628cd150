package org.hadrill.heartbeat;

import java.util.regex.Pattern;

/** What a kernel message says about the disk, by the wording of DRBD 0.7 and 8.4, ext3 and ext4. */
public final class KernelLog {
    /** What a message reports. */
    public enum Kind {
        /**
         * An established connection ended without a word of the peer. What fails during the handshake is no loss, as the
         * peers were not connected: so it is after a split brain.
         */
        PEER_LOST("PingAck did not arrive|(?<!WFReportParams )--?> (NetworkFailure|BrokenPipe|Timeout)\\b"
                + "|sock was reset by peer"),
        /** The peer said that it disconnects, or its kernel closed the connection: it was alive. */
        PEER_DISCONNECTED("--?> TearDown\\b|shut down by peer"),
        SPLIT_BRAIN("Split-Brain detected"),
        STAND_ALONE("--?> StandAlone\\b"),
        /** A role of this node or of its peer changed. */
        ROLE("(role|peer)\\(|\\w+/\\w+ --> \\w+/\\w+"),
        /** A journal was replayed: the file system was not unmounted before. */
        RECOVERY("EXT[34]-fs.*: recovery complete"),
        RESYNC_DONE("Resync done"),
        /** The watchdog was let go of without a farewell, or resets the machine (softdog). */
        WATCHDOG("watchdog did not stop|softdog: Initiating system reboot"),
        OTHER("");

        private final Pattern wording;

        Kind(String wording) {
            this.wording = Pattern.compile(wording);
        }
    }

    private KernelLog() {}

    /** The first kind whose wording stands in {@code message}; {@link Kind#OTHER} where none does. */
    public static Kind classify(String message) {
        for (Kind kind : Kind.values()) {
            if (kind.wording.matcher(message).find()) {
                return kind;
            }
        }
        return Kind.OTHER;
    }
}
