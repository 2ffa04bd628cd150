package org.hadrill.audit.rule;

import java.util.Map;
import java.util.regex.Pattern;
import org.hadrill.audit.ClusterFacts;
import org.hadrill.audit.Item;
import org.hadrill.audit.MissingFactException;
import org.hadrill.audit.NodeFacts;
import org.hadrill.audit.Rule;
import org.hadrill.audit.Sheet;

/** The bridge that the guests' cards are ports of: there before the first guest, on both nodes. */
final class Bridge implements Rule {
    private static final String BRIDGE = "br0";
    private static final String VZNETCFG = "/usr/sbin/vznetcfg";

    private static final Item EXISTS = Item.error(
            "bridge",
            "Guests that start on a node without the bridge have no network: the takeover looks complete, and nobody is reached.",
            "Make " + BRIDGE + " at boot, on both nodes (etcnet: /etc/net/ifaces/" + BRIDGE
                    + "/options with TYPE=bri).");

    private static final Item AT_BOOT = Item.warning(
            "bridge-at-boot",
            "A bridge that was made by hand is gone after the next reboot.",
            "Write it into the network configuration: /etc/net/ifaces/" + BRIDGE
                    + "/options, /etc/network/interfaces or a .netdev.");

    private static final Item VZNETCFG_PATCHED = Item.error(
            "vznetcfg",
            "Without brctl addif in init_veth() the guests' cards are no ports of the bridge after a takeover to this node.",
            "Add 'brctl addif " + BRIDGE + " ${dev}' to init_veth() in " + VZNETCFG + ", on both nodes.");

    /** Where distributions, and our own labs, say which bridges there are at boot: files, and a line in them. */
    private static final Map<String, String> SOURCES = Map.of(
            "/etc/net/ifaces/" + BRIDGE + "/options",
            "^\\s*TYPE=[\"']?bri",
            "/etc/network/interfaces(\\.d/.*)?",
            "^\\s*iface\\s+" + BRIDGE + "\\s",
            "/etc/systemd/network/.*\\.netdev",
            "^\\s*Name=" + BRIDGE + "\\s*$",
            "/etc/hadrill/network",
            "^link add " + BRIDGE + " type bridge");

    @Override
    public void judge(ClusterFacts cluster, Sheet sheet) {
        for (NodeFacts node : cluster.nodes()) {
            sheet.look(EXISTS, node.name(), found -> {
                NodeFacts.Ran ran = node.ran("ls -d /sys/class/net/*/bridge");
                if (!ran.lines().contains("/sys/class/net/" + BRIDGE + "/bridge")) {
                    found.flaw(
                            "no bridge " + BRIDGE,
                            "ls -d /sys/class/net/*/bridge: " + ran.text().strip());
                }
            });
            sheet.look(AT_BOOT, node.name(), found -> {
                boolean written = SOURCES.entrySet().stream()
                        .anyMatch(s -> node.matching(s.getKey()).values().stream()
                                .anyMatch(text -> Pattern.compile(s.getValue(), Pattern.MULTILINE)
                                        .matcher(text)
                                        .find()));
                if (!written) {
                    found.flaw(
                            "nothing that is known here makes " + BRIDGE + " at boot",
                            "no such line in /etc/net/ifaces, /etc/network or /etc/systemd/network");
                }
            });
            sheet.look(VZNETCFG_PATCHED, node.name(), found -> patched(node, found));
        }
    }

    private static void patched(NodeFacts node, Sheet.Found found) throws MissingFactException {
        if (Guests.standIn(node)) {
            throw new MissingFactException("vz is hadrill's stand-in, which has no " + VZNETCFG);
        }
        if (!Pattern.compile("(?m)^[^#\\n]*(brctl\\s+addif|master)\\s+" + BRIDGE)
                .matcher(node.need(VZNETCFG))
                .find()) {
            found.flaw(VZNETCFG + " does not add the guests' cards to " + BRIDGE, node.place(VZNETCFG, "init_veth"));
        }
    }
}
