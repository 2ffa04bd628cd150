package org.hadrill.controller.outdate;

import org.hadrill.drbd.DiskState;
import org.hadrill.drbd.Role;

/** What a node says of its own side of a resource. With several volumes, {@code disk} is OTHER unless all say the same. */
public record DrbdState(Role role, DiskState disk) {
    /** Nothing could be read. */
    public static final DrbdState UNKNOWN = new DrbdState(Role.OTHER, DiskState.OTHER);

    /** In DRBD's words: {@code Primary, UpToDate}. */
    @Override
    public String toString() {
        return equals(UNKNOWN) ? "unknown" : (role == Role.OTHER ? "?" : role.word()) + ", " + disk.word();
    }
}
