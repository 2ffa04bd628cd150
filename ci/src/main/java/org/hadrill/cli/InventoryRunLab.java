package org.hadrill.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.NodeName;
import org.hadrill.drill.Site;
import org.hadrill.interlock.ClusterInterlock;
import org.hadrill.interlock.Lease;
import org.hadrill.interlock.LeaseException;
import org.hadrill.interlock.RememberedCluster;
import org.hadrill.inventory.MissingSecretException;
import org.hadrill.lab.InventoryLab;
import org.hadrill.remote.RemoteHost;
import org.hadrill.remote.SshHost;
import org.hadrill.suite.GuardedAccess;
import org.hadrill.suite.RemoteAccess;
import org.hadrill.suite.Stations;
import org.hadrill.time.SystemTime;

/** The cluster of an inventory, with its lease, for a run. */
final class InventoryRunLab implements RunLab {
    private final InventoryLab lab;
    private final RememberedCluster remembered;
    private final RemoteAccess access;
    private final SystemTime time;

    /** The lease outlives the connections of the run. */
    private final List<RemoteHost> leaseHosts;

    private final Lease lease;
    private final List<String> notes = new ArrayList<>();

    private InventoryRunLab(
            InventoryLab lab, RememberedCluster remembered, String what, Optional<String> breakLease, SystemTime time)
            throws MissingSecretException, LeaseException, InterruptedException {
        this.lab = lab;
        this.remembered = remembered;
        this.time = time;
        this.access = new RemoteAccess(lab, time);
        this.leaseHosts = lab.inventory().nodes().stream()
                .<RemoteHost>map(n -> new SshHost(n.name().value(), n.ssh(), time))
                .toList();
        if (breakLease.isPresent()) {
            Lease.breakOn(leaseHosts);
            notes.add("any other lease of the cluster was broken: " + breakLease.get());
        }
        this.lease = Lease.take(LeaseOwner.of(what), leaseHosts, time, LeaseOwner::ended);
        lease.keep();
        notes.addAll(lease.notes());
    }

    /**
     * Takes the lease, and keeps it until this is closed.
     *
     * @param what the lease is for, such as {@code run}; without blanks
     * @throws Errors.Failure when the lease or a password is not to be had
     */
    static InventoryRunLab open(
            Inventory inventory,
            RememberedCluster remembered,
            String what,
            Optional<String> breakLease,
            SystemTime time)
            throws InterruptedException {
        try {
            return new InventoryRunLab(new InventoryLab(inventory), remembered, what, breakLease, time);
        } catch (MissingSecretException missing) {
            throw new Errors.Failure(Errors.USAGE, String.valueOf(missing.getMessage()), missing);
        } catch (LeaseException refused) {
            throw new Errors.Failure(Errors.INFRA, String.valueOf(refused.getMessage()), refused);
        }
    }

    /** The way to the cluster, before anything is sent to it. */
    static Site site(Inventory inventory, SystemTime time) {
        try {
            return new RemoteAccess(new InventoryLab(inventory), time).site();
        } catch (MissingSecretException missing) {
            throw new Errors.Failure(Errors.USAGE, String.valueOf(missing.getMessage()), missing);
        }
    }

    @Override
    public InventoryLab lab() {
        return lab;
    }

    /** What people should know before the run. */
    @Override
    public List<String> notes() {
        return List.copyOf(notes);
    }

    GuardedAccess access() {
        return new GuardedAccess(access, new ClusterInterlock(lab.inventory(), lease, time));
    }

    @Override
    public Stations stations(Path out) {
        return Stations.lasting(access(), out);
    }

    @Override
    public boolean inRealTime() {
        return true;
    }

    @Override
    public Optional<String> lost(NodeName node, String why) {
        try {
            remembered.quarantine(node, why);
            return remembered.obstacle();
        } catch (IOException e) {
            return Optional.of(node + " should be in quarantine, but that cannot be written: " + e.getMessage());
        }
    }

    /** Gives the lease back. */
    @Override
    public void close() {
        lease.close();
        leaseHosts.forEach(RemoteHost::close);
        access.site().close();
    }
}
