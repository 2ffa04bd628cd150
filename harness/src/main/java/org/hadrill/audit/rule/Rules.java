package org.hadrill.audit.rule;

import java.util.List;
import org.hadrill.audit.Rule;

/** All rules, in the order in which people read their findings. */
public final class Rules {
    public static final List<Rule> ALL = List.of(
            new NodeNames(),
            new ManagerFiles(),
            new HeartbeatPaths(),
            new Protection(),
            new Timeouts(),
            new ResourceGroups(),
            new DrbdConfiguration(),
            new DrbdFencing(),
            new DrbdState(),
            new BootServices(),
            new MountPoint(),
            new ServiceLinks(),
            new Bridge(),
            new Cards(),
            new UniqueMacs(),
            new Guests(),
            new GuestNetwork(),
            new GuestPersistence(),
            new GuestLimits(),
            new Clocks(),
            new Disks(),
            new Kernels(),
            new Bmcs());

    private Rules() {}
}
