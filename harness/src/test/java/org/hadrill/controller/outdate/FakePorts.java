package org.hadrill.controller.outdate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hadrill.drbd.DiskState;
import org.hadrill.drbd.Role;

/** A node, its peer and the paths between them, as far as the handler sees them; {@code done} is what it did. */
final class FakePorts implements Ports {
    final List<String> done = new ArrayList<>();
    final List<String> log = new ArrayList<>();
    final List<PeerPath> paths = new ArrayList<>();
    DrbdState here = state(Role.PRIMARY, DiskState.UP_TO_DATE);
    DrbdState there = state(Role.SECONDARY, DiskState.UP_TO_DATE);
    DiskState outdatedBecomes = DiskState.OUTDATED;
    boolean bmcWorks = true;

    static DrbdState state(Role role, DiskState disk) {
        return new DrbdState(role, disk);
    }

    /** A path that lives, that is dead, or that dies while the peer is being outdated. */
    FakePorts path(String name, boolean asks, boolean outdates) {
        paths.add(new PeerPath() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Optional<DrbdState> state() {
                done.add("ask " + name);
                return asks ? Optional.of(there) : Optional.empty();
            }

            @Override
            public Optional<DrbdState> outdate() {
                done.add("outdate " + name);
                if (there.role() != Role.PRIMARY) {
                    there = FakePorts.state(there.role(), outdatedBecomes);
                }
                return outdates ? Optional.of(there) : Optional.empty();
            }
        });
        return this;
    }

    FakePorts living(String name) {
        return path(name, true, true);
    }

    FakePorts dead(String name) {
        return path(name, false, false);
    }

    @Override
    public DrbdState local() {
        return here;
    }

    @Override
    public List<PeerPath> paths() {
        return paths;
    }

    @Override
    public boolean fence() {
        done.add("fence");
        return bmcWorks;
    }

    @Override
    public void log(String line) {
        log.add(line);
    }
}
