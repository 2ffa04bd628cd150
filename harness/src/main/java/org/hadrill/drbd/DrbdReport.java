package org.hadrill.drbd;

import java.util.List;
import java.util.Optional;

/**
 * All DRBD devices of a node.
 *
 * @param version of the kernel module, such as {@code 8.4.11}; absent when the module is not loaded, and in the output
 *     of {@code drbdsetup}
 * @param devices by rising minor; includes devices that are known to the module but not configured
 */
public record DrbdReport(Optional<String> version, List<DrbdStatus> devices) {
    public DrbdReport {
        devices = List.copyOf(devices);
    }

    public Optional<DrbdStatus> device(int minor) {
        return devices.stream().filter(d -> d.minor() == minor).findFirst();
    }
}
