package org.hadrill.audit.rule;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.hadrill.audit.ClusterFacts;
import org.hadrill.audit.ClusterFacts.BmcAnswer;
import org.hadrill.audit.Item;
import org.hadrill.audit.MissingFactException;
import org.hadrill.audit.NodeFacts;
import org.hadrill.audit.Rule;
import org.hadrill.audit.Sheet;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.NodeName;

/** The power switches: whether they answer, and switch the machine that the inventory says. Nothing is switched. */
final class Bmcs implements Rule {
    private static final String UUID_FILE = "/sys/class/dmi/id/product_uuid";

    private static final Item SILENT = Item.error(
            "bmc-silent",
            "A BMC that does not answer fences nobody: no takeover, or a split brain.",
            "Check its address, cable, user, password and cipher suite in the inventory, and that IPMI over LAN is enabled.");

    private static final Item POWER = Item.error(
            "bmc-power",
            "A BMC that says off of a node that answers is another machine's, or lies: its 'off' proves nothing.",
            "Compare the BMC's address in the inventory with the machine's own setup screen.");

    private static final Item MACHINE = Item.error(
            "bmc-machine",
            "Fencing through the wrong BMC switches the healthy node off.",
            "Swap the BMC addresses in the inventory, and in the stonith_host lines of ha.cf.");

    @Override
    public void judge(ClusterFacts cluster, Sheet sheet) {
        for (Inventory.Node node : cluster.inventory().nodes()) {
            BmcAnswer bmc = Objects.requireNonNull(cluster.bmcs().get(node.name()));
            sheet.look(SILENT, node.name(), found -> {
                if (bmc.on().isEmpty()) {
                    found.flaw("the BMC does not answer", bmc.failure());
                }
            });
            sheet.look(POWER, node.name(), found -> {
                boolean on = bmc.on().orElseThrow(() -> new MissingFactException("its BMC does not answer"));
                facts(cluster, node.name());
                if (!on) {
                    found.flaw("the node answers, and its BMC says that it is off", bmc.asked() + ": off");
                }
            });
            sheet.look(MACHINE, node.name(), found -> machine(cluster, node.name(), bmc, found));
        }
    }

    private static NodeFacts facts(ClusterFacts cluster, NodeName node) throws MissingFactException {
        return cluster.nodes().stream()
                .filter(n -> n.name().equals(node))
                .findFirst()
                .orElseThrow(() -> new MissingFactException("the node could not be read"));
    }

    private static void machine(ClusterFacts cluster, NodeName node, BmcAnswer bmc, Sheet.Found found)
            throws MissingFactException {
        String guid = bmc.systemGuid().orElseThrow(() -> new MissingFactException("its BMC tells no system GUID"));
        String uuid = facts(cluster, node).need(UUID_FILE).strip();
        if (same(guid, uuid)) {
            return;
        }
        NodeName other = cluster.inventory().other(node).name();
        if (same(guid, facts(cluster, other).file(UUID_FILE).orElse("").strip())) {
            found.flaw(
                    "behind the BMC of " + node + " is " + other,
                    "system GUID " + guid + ", " + UUID_FILE + " of " + other + " the same, of " + node + " " + uuid);
        } else {
            throw new MissingFactException("not proved: the BMC's system GUID " + guid + " is not " + uuid + " of "
                    + UUID_FILE + " in any byte order; some BMCs have a GUID of their own");
        }
    }

    /**
     * Whether the 16 bytes that a BMC sent are the UUID of SMBIOS. IPMI 2.0 (20.8) wants them reversed, many send them as SMBIOS keeps
     * them, with three fields reversed, and some as RFC 4122 does.
     */
    static boolean same(String guid, String uuid) {
        String hex = uuid.replace("-", "").toLowerCase(Locale.ROOT);
        if (hex.length() != 32 || hex.matches("0+|f+")) {
            return false;
        }
        String smbios = reversed(hex.substring(0, 8))
                + reversed(hex.substring(8, 12))
                + reversed(hex.substring(12, 16))
                + hex.substring(16);
        return List.of(hex, smbios, reversed(hex), reversed(smbios)).contains(guid.toLowerCase(Locale.ROOT));
    }

    private static String reversed(String hex) {
        StringBuilder bytes = new StringBuilder();
        for (int i = hex.length() - 2; i >= 0; i -= 2) {
            bytes.append(hex, i, i + 2);
        }
        return bytes.toString();
    }
}
