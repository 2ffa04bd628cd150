package org.hadrill.audit.rule;

import java.util.List;
import org.hadrill.audit.ClusterFacts;
import org.hadrill.audit.Item;
import org.hadrill.audit.MissingFactException;
import org.hadrill.audit.NodeFacts;
import org.hadrill.audit.Rule;
import org.hadrill.audit.Sheet;
import org.hadrill.cluster.Inventory;
import org.hadrill.controller.config.Resource;
import org.hadrill.controller.config.ResourceGroup;

/** Whether haresources moves disk, mount and service, in this order, and from the node that the inventory prefers. */
final class ResourceGroups implements Rule {
    private static final Item GROUP = Item.error(
            "resource-group",
            "Disk, mount and service must move together, and start in this order: a mount before the promotion fails.",
            "Write one line: NODE drbddisk::RESOURCE Filesystem::DEVICE::MOUNT::TYPE SERVICE.");

    private static final Item SCRIPT = Item.error(
            "resource-script",
            "A resource without its script cannot be started: the takeover ends there.",
            "Put the script into /etc/ha.d/resource.d or /etc/init.d, on both nodes.");

    private static final Item PREFERRED = Item.warning(
            "preferred-node",
            "With auto_failback the service goes to the node of haresources; drills expect it on the first node of the inventory.",
            "Make haresources and the order of the inventory's nodes the same.");

    @Override
    public void judge(ClusterFacts cluster, Sheet sheet) {
        for (NodeFacts node : cluster.nodes()) {
            HaFiles files = HaFiles.of(node, cluster);
            sheet.look(GROUP, node.name(), found -> order(files, cluster.inventory(), found));
            sheet.look(SCRIPT, node.name(), found -> scripts(files, found));
            sheet.look(PREFERRED, node.name(), found -> {
                ResourceGroup group = serving(files, cluster.inventory());
                String preferred = cluster.inventory().preferred().name().value();
                if (!group.preferred().value().equalsIgnoreCase(preferred)) {
                    found.flaw(
                            "haresources prefers " + group.preferred() + ", the inventory " + preferred,
                            node.place(HaFiles.HARESOURCES, "^\\s*[^#\\s]"));
                }
            });
        }
    }

    private static ResourceGroup serving(HaFiles files, Inventory inventory) throws MissingFactException {
        return files.needGroups().stream()
                .filter(g -> g.resources().stream().anyMatch(r -> r.script().equals(inventory.service())))
                .findFirst()
                .orElseThrow(() -> new MissingFactException("haresources has no group with " + inventory.service()));
    }

    private static void order(HaFiles files, Inventory inventory, Sheet.Found found) throws MissingFactException {
        List<Resource> all =
                files.needGroups().stream().flatMap(g -> g.resources().stream()).toList();
        String place = files.node().place(HaFiles.HARESOURCES, "^\\s*[^#\\s]");
        Inventory.Disk disk = inventory.disk();
        int promote = index(all, "drbddisk", List.of(), disk.resource());
        int mount = index(all, "Filesystem", List.of(disk.device(), disk.mountPoint()), "");
        int service = index(all, inventory.service(), List.of(), "");
        if (promote < 0) {
            found.flaw("nothing promotes " + disk.resource() + " (drbddisk::" + disk.resource() + ")", place);
        }
        if (mount < 0) {
            found.flaw("nothing mounts " + disk.device() + " at " + disk.mountPoint(), place);
        }
        if (service < 0) {
            found.flaw("nothing starts " + inventory.service(), place);
        }
        if (promote >= 0 && mount >= 0 && service >= 0 && !(promote < mount && mount < service)) {
            found.flaw("the order is not: promote, mount, start " + inventory.service(), place);
        }
        if (promote >= 0 && files.needGroups().size() > 1) {
            found.flaw(
                    Item.Severity.NOTE,
                    files.needGroups().size() + " groups, which may live on different nodes",
                    place);
        }
    }

    /** Where a resource stands; {@code only} is its one argument, which may be left out. */
    private static int index(List<Resource> all, String script, List<String> first, String only) {
        for (int i = 0; i < all.size(); i++) {
            List<String> arguments = all.get(i).arguments();
            boolean fits = first.isEmpty()
                    ? only.isEmpty() || arguments.isEmpty() || arguments.get(0).equals(only)
                    : arguments.size() >= first.size()
                            && arguments.subList(0, first.size()).equals(first);
            if (all.get(i).script().equals(script) && fits) {
                return i;
            }
        }
        return -1;
    }

    private static void scripts(HaFiles files, Sheet.Found found) throws MissingFactException {
        NodeFacts node = files.node();
        for (ResourceGroup group : files.needGroups()) {
            for (Resource resource : group.resources()) {
                String name = resource.script();
                if (!node.has("/etc/ha.d/resource.d/" + name) && !node.has("/etc/init.d/" + name)) {
                    found.flaw(
                            "no script " + name + " in /etc/ha.d/resource.d or /etc/init.d",
                            node.place(HaFiles.HARESOURCES, "\\b" + java.util.regex.Pattern.quote(name)));
                }
            }
        }
    }
}
