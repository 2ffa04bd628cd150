package org.hadrill.audit.rule;

import java.util.regex.Pattern;
import org.hadrill.audit.ClusterFacts;
import org.hadrill.audit.Item;
import org.hadrill.audit.NodeFacts;
import org.hadrill.audit.Rule;
import org.hadrill.audit.Sheet;
import org.hadrill.cluster.Inventory;

/** The folder that the shared disk is mounted at. */
final class MountPoint implements Rule {
    private static final Item EXISTS = Item.error(
            "mount-point",
            "The resource Filesystem fails where its folder is missing: the takeover ends there.",
            "mkdir it on that node.");

    private static final Item FSTAB = Item.error(
            "mount-in-fstab",
            "The cluster manager alone may mount the disk: at boot it is Secondary, and the boot stops or waits at an fstab line.",
            "Remove the line from /etc/fstab.");

    @Override
    public void judge(ClusterFacts cluster, Sheet sheet) {
        Inventory.Disk disk = cluster.inventory().disk();
        for (NodeFacts node : cluster.nodes()) {
            sheet.look(EXISTS, node.name(), found -> {
                String said = node.listing(disk.mountPoint()).orElse("no such file");
                if (!said.startsWith("d")) {
                    found.flaw(disk.mountPoint() + " is no folder", "ls -ldn " + disk.mountPoint() + ": " + said);
                }
            });
            sheet.look(FSTAB, node.name(), found -> {
                String line = "^\\s*(" + Pattern.quote(disk.device()) + "\\s|[^#\\s]+\\s+"
                        + Pattern.quote(disk.mountPoint()) + "/?\\s)";
                if (Pattern.compile(line, Pattern.MULTILINE)
                        .matcher(node.need("/etc/fstab"))
                        .find()) {
                    found.flaw(disk.mountPoint() + " is in fstab", node.place("/etc/fstab", line));
                }
            });
        }
    }
}
