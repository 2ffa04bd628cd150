package org.hadrill.audit.rule;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hadrill.audit.ClusterFacts;
import org.hadrill.audit.Item;
import org.hadrill.audit.Item.Severity;
import org.hadrill.audit.MissingFactException;
import org.hadrill.audit.NodeFacts;
import org.hadrill.audit.Rule;
import org.hadrill.audit.Sheet;
import org.hadrill.cluster.ManagerKind;
import org.hadrill.controller.config.HaConfig;
import org.hadrill.controller.config.HaConfig.HeartbeatPath;

/** By which ways the nodes hear each other. */
final class HeartbeatPaths implements Rule {
    private static final Item ONE_PATH = Item.warning(
            "one-heartbeat-path",
            "When the only path fails each node takes the other for dead. Without STONITH both then serve: split brain.",
            "Add a second card to ha.cf on both nodes, such as ucast eth0 ADDRESS.");

    private static final Item ADDRESS = Item.error(
            "heartbeat-address",
            "Heartbeats to an address that no node has go nowhere: the path is dead from the start.",
            "Write the peer's address on that card.");

    private static final Item LINK = Item.error(
            "heartbeat-link",
            "A path that is dead now is no path; the next fault may take the other one.",
            "Check the cable, the card and a firewall for UDP 694, then cl_status hblinkstatus again.");

    private static final Item RUNNING = Item.error(
            "manager-running",
            "Without a cluster manager nobody takes over.",
            "Start it, and look into its log for why it was not running.");

    @Override
    public void judge(ClusterFacts cluster, Sheet sheet) {
        for (NodeFacts node : cluster.nodes()) {
            HaFiles files = HaFiles.of(node, cluster);
            sheet.look(ONE_PATH, node.name(), found -> paths(files, found));
            sheet.look(ADDRESS, node.name(), found -> addresses(files, cluster, found));
            sheet.look(RUNNING, node.name(), found -> running(node, cluster, found));
            sheet.look(LINK, node.name(), found -> links(node, cluster, found));
        }
    }

    private static void paths(HaFiles files, Sheet.Found found) throws MissingFactException {
        HaConfig config = files.needConfig();
        Set<String> cards =
                config.paths().stream().map(HeartbeatPath::iface).collect(Collectors.toCollection(TreeSet::new));
        boolean other = files.has("serial", "mcast", "mcast6", "ucast6");
        if (cards.size() == 1 && !other) {
            found.flaw(
                    Protection.fenced(files) ? Severity.WARNING : Severity.ERROR,
                    "heartbeats go over " + cards.iterator().next() + " alone",
                    files.node().place(HaFiles.HA_CF, "^\\s*[ub]cast\\s"));
        }
    }

    private static void addresses(HaFiles files, ClusterFacts cluster, Sheet.Found found) throws MissingFactException {
        HaConfig config = files.needConfig();
        String known = "";
        for (NodeFacts node : cluster.pair()) {
            known += node.said(Links.ADDRESSES);
        }
        String all = known;
        Map<String, String> own = Links.addresses(files.node().said(Links.ADDRESSES));
        for (HeartbeatPath path : config.paths()) {
            String place = files.node()
                    .place(
                            HaFiles.HA_CF,
                            "^\\s*[ub]cast\\s+.*" + path.iface() + "\\s+"
                                    + path.peerAddress().orElse(""));
            if (path.peerAddress()
                    .filter(a -> a.matches("[\\d.]+") && !all.contains(" inet " + a + "/"))
                    .isPresent()) {
                found.flaw("no node has the address " + path.peerAddress().orElse(""), place);
            }
            if (!own.containsKey(path.iface())) {
                found.flaw("the card " + path.iface() + " has no address here", place);
            }
        }
    }

    private static void running(NodeFacts node, ClusterFacts cluster, Sheet.Found found) {
        ManagerKind kind = cluster.inventory().manager().on(node.name());
        boolean alive = node.commands().entrySet().stream()
                .anyMatch(c ->
                        c.getKey().startsWith("ls -d /proc/") && c.getValue().exit() == 0);
        if (!alive) {
            found.flaw(
                    kind.service() + " does not run",
                    kind.pidFile()
                            + node.file(kind.pidFile())
                                    .map(p -> ": " + p.strip())
                                    .orElse(": no such file"));
        }
    }

    private static void links(NodeFacts node, ClusterFacts cluster, Sheet.Found found) throws MissingFactException {
        if (cluster.inventory().manager().on(node.name()) != ManagerKind.HEARTBEAT) {
            throw new MissingFactException("the manager is not Heartbeat; cl_status asks that alone");
        }
        Map<String, NodeFacts.Ran> links = node.commands().entrySet().stream()
                .filter(c -> c.getKey().startsWith("cl_status hblinkstatus"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        if (links.isEmpty()) {
            throw new MissingFactException("cl_status listhblinks named no path");
        }
        links.forEach((command, said) -> {
            if (!said.text().strip().equals("up")) {
                String[] words = command.split(" ");
                found.flaw(
                        "the path over " + words[3] + " is not up",
                        command + ": " + said.text().strip());
            }
        });
    }
}
