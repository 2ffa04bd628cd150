package org.hadrill.audit.rule;

import java.util.List;
import java.util.Set;
import org.hadrill.audit.ClusterFacts;
import org.hadrill.audit.Item;
import org.hadrill.audit.Item.Severity;
import org.hadrill.audit.MissingFactException;
import org.hadrill.audit.NodeFacts;
import org.hadrill.audit.Rule;
import org.hadrill.audit.Sheet;

/** Free space, and file systems that can be written. */
final class Disks implements Rule {
    private static final int FULL_PERCENT = 90;
    private static final int VERY_FULL_PERCENT = 98;

    private static final Item SPACE = Item.warning(
            "disk-space",
            "A full disk stops logs, heartbeat's state and the guests; at a takeover first of all.",
            "Make room, or a larger disk.");

    private static final Item INODES = Item.warning(
            "disk-inodes",
            "Without inodes no file can be made, though there is space.",
            "Remove what makes so many files.");

    private static final Item READ_ONLY = Item.error(
            "disk-read-only",
            "The kernel makes a file system read-only when its disk fails; the node runs on until something must be written.",
            "Look into the kernel's log, check the disk, fsck, reboot.");

    @Override
    public void judge(ClusterFacts cluster, Sheet sheet) {
        for (NodeFacts node : cluster.nodes()) {
            sheet.look(SPACE, node.name(), found -> full(node, "df -P", found));
            sheet.look(INODES, node.name(), found -> full(node, "df -Pi", found));
            sheet.look(READ_ONLY, node.name(), found -> {
                Set<String> written =
                        Set.of("/", "/var", cluster.inventory().disk().mountPoint());
                for (String line : node.need("/proc/mounts").lines().toList()) {
                    String[] words = line.split(" ");
                    if (words.length > 3
                            && written.contains(words[1])
                            && List.of(words[3].split(",")).contains("ro")) {
                        found.flaw(words[1] + " is read-only", "/proc/mounts: " + line);
                    }
                }
            });
        }
    }

    /** Column five of df(1) is the share in use; devices only, as what is in memory is nobody's disk. */
    private static void full(NodeFacts node, String command, Sheet.Found found) throws MissingFactException {
        for (String line : node.said(command).lines().toList()) {
            String[] words = line.split("\\s+");
            if (line.startsWith("/dev/") && words.length == 6 && words[4].matches("\\d+%")) {
                int percent = Integer.parseInt(words[4].replace("%", ""));
                if (percent >= FULL_PERCENT) {
                    found.flaw(
                            percent >= VERY_FULL_PERCENT ? Severity.ERROR : Severity.WARNING,
                            words[5] + " is " + percent + "% full",
                            command + ": " + line.replaceAll("\\s+", " "));
                }
            }
        }
    }
}
