package org.hadrill.audit.rule;

import java.util.List;
import java.util.Optional;
import org.hadrill.audit.ClusterFacts;
import org.hadrill.audit.Item;
import org.hadrill.audit.MissingFactException;
import org.hadrill.audit.NodeFacts;
import org.hadrill.audit.Rule;
import org.hadrill.audit.Sheet;
import org.hadrill.cluster.Inventory;
import org.hadrill.drbd.ConnectionState;
import org.hadrill.drbd.DiskState;
import org.hadrill.drbd.DrbdReport;
import org.hadrill.drbd.DrbdStatus;
import org.hadrill.drbd.DrbdStatusParser;
import org.hadrill.drbd.Role;

/** What DRBD says of itself now. */
final class DrbdState implements Rule {
    private static final Item CONNECTED = Item.error(
            "drbd-connected",
            "A node whose disk is not connected has old data: a takeover now loses what was written since, or is refused.",
            "drbdadm connect; StandAlone after a split brain: see drbd.conf(5), 'split brain', or the README of hadrill.");

    private static final Item UP_TO_DATE = Item.error(
            "drbd-up-to-date",
            "Only two disks with the same good data are redundancy.",
            "Wait for the resync; if none runs, look into the kernel's log for why.");

    private static final Item ONE_PRIMARY = Item.error(
            "drbd-one-primary",
            "Two Primaries write to a file system that is made for one; none means that nobody serves.",
            "Two: stop the service on one node and make it secondary. None: start the cluster manager.");

    private static final Item VERSION = Item.warning(
            "drbd-version",
            "Nodes with different versions of the module may not understand each other after the next reboot.",
            "Install the same module on both nodes.");

    @Override
    public void judge(ClusterFacts cluster, Sheet sheet) {
        Inventory.Disk disk = cluster.inventory().disk();
        for (NodeFacts node : cluster.nodes()) {
            sheet.look(CONNECTED, node.name(), found -> {
                ConnectionState state = status(node, disk).connection();
                if (state != ConnectionState.CONNECTED && !state.resyncing()) {
                    found.flaw("the connection is " + state.word(), node.place(disk.status(), "cs:"));
                }
            });
            sheet.look(UP_TO_DATE, node.name(), found -> {
                DrbdStatus status = status(node, disk);
                boolean good = status.disk() == DiskState.UP_TO_DATE
                        || (status.disk() == DiskState.CONSISTENT && status.peerDisk() == DiskState.NOT_SHOWN);
                if (!good || status.connection().resyncing()) {
                    found.flaw("the disk here is " + status.disk().word(), node.place(disk.status(), "cs:"));
                }
            });
        }
        sheet.look(ONE_PRIMARY, cluster.both(), found -> primaries(cluster, found));
        sheet.look(VERSION, cluster.both(), found -> {
            List<NodeFacts> both = cluster.pair();
            String here = version(both.get(0), disk);
            String there = version(both.get(1), disk);
            if (!here.equals(there)) {
                found.flaw(
                        "DRBD " + here + " on " + both.get(0).name() + ", " + there + " on "
                                + both.get(1).name(),
                        both.get(0).place(disk.status(), "^version") + "; "
                                + both.get(1).place(disk.status(), "^version"));
            }
        });
    }

    private static void primaries(ClusterFacts cluster, Sheet.Found found) throws MissingFactException {
        Inventory.Disk disk = cluster.inventory().disk();
        List<NodeFacts> both = cluster.pair();
        Role a = status(both.get(0), disk).role();
        Role b = status(both.get(1), disk).role();
        if ((a == Role.PRIMARY) == (b == Role.PRIMARY)) {
            found.flaw(
                    a == Role.PRIMARY ? "both nodes are Primary" : "no node is Primary",
                    both.get(0).place(disk.status(), "cs:") + "; " + both.get(1).place(disk.status(), "cs:"));
        }
    }

    private static String version(NodeFacts node, Inventory.Disk disk) throws MissingFactException {
        return report(node, disk)
                .version()
                .orElseThrow(() -> new MissingFactException(node.name() + ": " + disk.status() + " names no version"));
    }

    private static DrbdReport report(NodeFacts node, Inventory.Disk disk) throws MissingFactException {
        return DrbdStatusParser.procDrbd(node.need(disk.status()));
    }

    private static DrbdStatus status(NodeFacts node, Inventory.Disk disk) throws MissingFactException {
        DrbdReport report = report(node, disk);
        String minor = disk.device().replaceFirst("^.*\\D", "");
        Optional<DrbdStatus> status =
                minor.isEmpty() ? report.devices().stream().findFirst() : report.device(Integer.parseInt(minor));
        return status.orElseThrow(() -> new MissingFactException(disk.status() + " does not name " + disk.device()));
    }
}
