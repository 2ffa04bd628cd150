package org.hadrill.drbd;

import java.util.Optional;

/**
 * What one node says about one DRBD device.
 *
 * @param minor number of the device, {@code /dev/drbdMINOR}
 * @param suspended whether I/O is frozen, as by fencing; always false in 0.7, which cannot
 * @param resyncPercent how much of the running resync is done, 0 to 100; absent when none runs
 * @param outOfSyncKib data that differs from the peer's; absent where it was not printed
 * @param protocol A, B or C; absent where it was not printed: not connected, or DRBD 0.7 and 9
 * @param text what was parsed, for evidence and for words that are not known here
 */
public record DrbdStatus(
        int minor,
        ConnectionState connection,
        Role role,
        Role peerRole,
        DiskState disk,
        DiskState peerDisk,
        boolean suspended,
        Optional<Double> resyncPercent,
        Optional<Long> outOfSyncKib,
        Optional<Protocol> protocol,
        String text) {

    /** When a write counts as done: A in the send buffer, B in the peer's memory, C on the peer's disk. */
    public enum Protocol {
        A,
        B,
        C
    }

    /**
     * The same in the words of DRBD 8. 0.7 shows one disk only, and {@code Consistent} is the best that it says of it: while
     * connected both disks are then up to date.
     */
    public DrbdStatus inWordsOf8() {
        if (peerDisk != DiskState.NOT_SHOWN || connection == ConnectionState.UNCONFIGURED) {
            return this;
        }
        boolean good = disk == DiskState.CONSISTENT;
        boolean target = connection == ConnectionState.SYNC_TARGET || connection == ConnectionState.PAUSED_SYNC_TARGET;
        boolean source = connection == ConnectionState.SYNC_SOURCE || connection == ConnectionState.PAUSED_SYNC_SOURCE;
        DiskState peer = DiskState.UNKNOWN;
        if (connection == ConnectionState.CONNECTED) {
            peer = good ? DiskState.UP_TO_DATE : DiskState.INCONSISTENT;
        } else if (target || source) {
            peer = target ? DiskState.UP_TO_DATE : DiskState.INCONSISTENT;
        }
        return new DrbdStatus(
                minor,
                connection,
                role,
                peerRole,
                good ? DiskState.UP_TO_DATE : disk,
                peer,
                suspended,
                resyncPercent,
                outOfSyncKib,
                protocol,
                text);
    }

    /** Whether both nodes hold the same good data and are connected, so that either could take over. */
    public boolean redundant() {
        boolean both = disk == DiskState.UP_TO_DATE && peerDisk == DiskState.UP_TO_DATE;
        boolean shownBy07 = disk == DiskState.CONSISTENT && peerDisk == DiskState.NOT_SHOWN;
        return connection == ConnectionState.CONNECTED && (both || shownBy07);
    }
}
