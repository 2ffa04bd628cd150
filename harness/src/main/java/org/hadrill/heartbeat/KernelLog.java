package org.hadrill.heartbeat;

import java.util.regex.Pattern;

/** What a kernel message says about the disk, by the wording of DRBD 0.7 and 8.4, ext3 and ext4. */
public final class KernelLog {
    /** What a message reports. */
    public enum Kind {
        /** The connection ended without a word of the peer. */
        PEER_LOST("PingAck did not arrive|-> (NetworkFailure|BrokenPipe|Timeout) |--> (NetworkFailure|BrokenPipe)|"
                + "sock was (reset|shut down) by peer"),
        /** The peer said that it disconnects. */
        PEER_DISCONNECTED("-> TearDown |--> TearDown"),
        SPLIT_BRAIN("Split-Brain detected"),
        STAND_ALONE("-> StandAlone"),
        ROLE("role\\(|\\w+/\\w+ --> \\w+/\\w+"),
        RECOVERY("recovery complete"),
        RESYNC_DONE("Resync done"),
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
