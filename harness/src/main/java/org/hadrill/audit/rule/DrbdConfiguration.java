package org.hadrill.audit.rule;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.hadrill.audit.ClusterFacts;
import org.hadrill.audit.Item;
import org.hadrill.audit.MissingFactException;
import org.hadrill.audit.NodeFacts;
import org.hadrill.audit.Rule;
import org.hadrill.audit.Sheet;
import org.hadrill.cluster.Inventory;
import org.hadrill.drbd.DrbdStatus;
import org.hadrill.drbd.DrbdStatusParser;

/** drbd.conf: the same on both nodes, the inventory's resource over the interconnect, protocol C. */
final class DrbdConfiguration implements Rule {
    private static final Item SAME = Item.error(
            "drbd-conf-differs",
            "Two nodes with different drbd.conf refuse to connect, or one of them does after its next reboot.",
            "Copy the file to the other node, then drbdadm adjust there.");

    private static final Item RESOURCE = Item.error(
            "drbd-resource",
            "The resource of the inventory is what drills watch and haresources promotes.",
            "Make drbd.conf, haresources and the inventory name the same resource and device.");

    private static final Item ADDRESS = Item.warning(
            "drbd-address",
            "Replication belongs on the interconnect: elsewhere it shares the fate, and the load, of the outer network.",
            "Write the address of eth2 into the node's section of drbd.conf.");

    private static final Item PROTOCOL = Item.warning(
            "drbd-protocol",
            "With A and B a write is acknowledged before it is on the peer's disk: a power cut may lose it.",
            "Write protocol C into drbd.conf on both nodes, then drbdadm adjust.");

    @Override
    public void judge(ClusterFacts cluster, Sheet sheet) {
        Inventory.Disk disk = cluster.inventory().disk();
        sheet.look(SAME, cluster.both(), found -> same(cluster.pair(), found));
        for (NodeFacts node : cluster.nodes()) {
            sheet.look(RESOURCE, node.name(), found -> {
                DrbdConf conf = DrbdConf.of(node);
                if (!conf.has(disk.resource())) {
                    found.flaw(
                            "drbd.conf has no resource " + disk.resource(),
                            String.join(", ", DrbdConf.files(node).keySet()));
                } else if (!device(conf, node, disk).equals(disk.device())) {
                    found.flaw(
                            disk.resource() + " is " + device(conf, node, disk) + ", in the inventory " + disk.device(),
                            DrbdConf.place(node, "device"));
                }
            });
            sheet.look(ADDRESS, node.name(), found -> address(cluster, node, found));
            sheet.look(PROTOCOL, node.name(), found -> protocol(node, disk, found));
        }
    }

    private static void same(List<NodeFacts> both, Sheet.Found found) throws MissingFactException {
        for (NodeFacts node : both) {
            node.need("/etc/drbd.conf");
        }
        Map<String, String> here = DrbdConf.files(both.get(0));
        Map<String, String> there = DrbdConf.files(both.get(1));
        TreeSet<String> paths = new TreeSet<>(here.keySet());
        paths.addAll(there.keySet());
        for (String path : paths) {
            List<String> a = here.getOrDefault(path, "").lines().toList();
            List<String> b = there.getOrDefault(path, "").lines().toList();
            if (!a.equals(b)) {
                int line = 0;
                while (line < Math.min(a.size(), b.size()) && a.get(line).equals(b.get(line))) {
                    line++;
                }
                found.flaw(
                        path + " is not the same on both",
                        path + ":" + (line + 1) + ": " + at(both.get(0), a, line) + ", " + at(both.get(1), b, line));
            }
        }
    }

    private static String at(NodeFacts node, List<String> lines, int line) {
        return node.name() + " has "
                + (line < lines.size() ? "'" + lines.get(line).strip() + "'" : "nothing there");
    }

    /** DRBD 0.7 to 8.2 name the device in the host's section, or as {@code minor N}. */
    private static String device(DrbdConf conf, NodeFacts node, Inventory.Disk disk) {
        String device = conf.onHost(disk.resource(), node.name().value(), "device")
                .or(() -> conf.option(disk.resource(), "device"))
                .orElse("without a device");
        return device.replaceFirst("^(/dev/\\S+ )?minor (\\d+)$", "/dev/drbd$2");
    }

    private static void address(ClusterFacts cluster, NodeFacts node, Sheet.Found found) throws MissingFactException {
        DrbdConf conf = DrbdConf.of(node);
        for (Inventory.Node host : cluster.inventory().nodes()) {
            String address = conf.onHost(
                            cluster.inventory().disk().resource(), host.name().value(), "address")
                    .orElseThrow(() -> new MissingFactException("drbd.conf has no address for " + host.name()));
            String wanted = host.eth2().address().map(Object::toString).orElse("");
            if (!address.replaceFirst(":\\d+$", "").equals(wanted)) {
                found.flaw(
                        "DRBD of " + host.name() + " talks at " + address + ", its interconnect is " + wanted,
                        DrbdConf.place(node, address));
            }
        }
    }

    private static void protocol(NodeFacts node, Inventory.Disk disk, Sheet.Found found) throws MissingFactException {
        String configured =
                DrbdConf.of(node).option(disk.resource(), "protocol").orElse("C");
        if (!configured.equals("C")) {
            found.flaw("protocol " + configured, DrbdConf.place(node, "protocol"));
        }
        DrbdStatusParser.procDrbd(node.need(disk.status())).devices().stream()
                .map(DrbdStatus::protocol)
                .flatMap(java.util.Optional::stream)
                .filter(p -> !p.name().equals(configured))
                .findFirst()
                .ifPresent(running -> found.flaw(
                        "protocol " + running + " is in use, and drbd.conf has " + configured,
                        node.place(disk.status(), "cs:") + "; " + DrbdConf.place(node, "protocol")));
    }
}
