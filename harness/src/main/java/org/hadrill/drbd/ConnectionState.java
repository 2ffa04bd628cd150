package org.hadrill.drbd;

import java.util.List;
import java.util.stream.Stream;

/**
 * State of the connection to the peer, under the names of DRBD 0.7 to 9; the replication state where DRBD 9 keeps both
 * (drbdsetup-9.0(8)). {@link #OTHER} is a state that is not known here: see {@link DrbdStatus#text()}.
 */
public enum ConnectionState {
    UNCONFIGURED("Unconfigured"),
    STAND_ALONE("StandAlone"),
    DISCONNECTING("Disconnecting"),
    UNCONNECTED("Unconnected"),
    TIMEOUT("Timeout"),
    BROKEN_PIPE("BrokenPipe"),
    NETWORK_FAILURE("NetworkFailure"),
    PROTOCOL_ERROR("ProtocolError"),
    TEAR_DOWN("TearDown"),
    /** Waits for the peer. 0.7's kernel log spells it {@code WFCConnection}, DRBD 9 {@code Connecting}. */
    WAITING_FOR_CONNECTION("WFConnection", "WFCConnection", "Connecting"),
    WAITING_FOR_REPORT("WFReportParams"),
    CONNECTED("Connected", "Established"),
    SKIPPED_SYNC("SkippedSyncS", "SkippedSyncT"),
    STARTING_SYNC("StartingSyncS", "StartingSyncT"),
    WAITING_FOR_BITMAP("WFBitMapS", "WFBitMapT"),
    WAITING_FOR_SYNC_UUID("WFSyncUUID"),
    SYNC_SOURCE("SyncSource"),
    SYNC_TARGET("SyncTarget"),
    PAUSED_SYNC_SOURCE("PausedSyncS"),
    PAUSED_SYNC_TARGET("PausedSyncT"),
    VERIFYING("VerifyS", "VerifyT"),
    AHEAD("Ahead"),
    BEHIND("Behind"),
    OTHER;

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes one that cannot be changed.
    private final List<String> names;

    ConnectionState(String... names) {
        this.names = List.of(names);
    }

    /** DRBD's own word, the older one of two; a question mark for {@link #OTHER}. */
    public String word() {
        return names.isEmpty() ? "?" : names.get(0);
    }

    static ConnectionState of(String text) {
        return Stream.of(values())
                .filter(state -> state.names.contains(text))
                .findFirst()
                .orElse(OTHER);
    }

    /** Whether data is being copied, in either direction. */
    public boolean resyncing() {
        return this == SYNC_SOURCE || this == SYNC_TARGET;
    }
}
