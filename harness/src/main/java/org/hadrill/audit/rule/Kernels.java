package org.hadrill.audit.rule;

import java.util.List;
import org.hadrill.audit.ClusterFacts;
import org.hadrill.audit.Item;
import org.hadrill.audit.MissingFactException;
import org.hadrill.audit.NodeFacts;
import org.hadrill.audit.Rule;
import org.hadrill.audit.Sheet;

/** Kernels of both nodes, now and after the next boot, and DRBD's module for them. */
final class Kernels implements Rule {
    private static final Item EQUAL = Item.warning(
            "kernel-differs",
            "What was tested with one kernel is not tested with another: the service moves to an untested one.",
            "Boot both nodes with the same kernel, or finish the upgrade.");

    private static final Item NEXT = Item.warning(
            "kernel-at-boot",
            "A power cut is a reboot: the node comes back with a kernel that nobody has tried, perhaps without OpenVZ or DRBD.",
            "Make the running kernel the default of the boot loader, or reboot into the other one now.");

    private static final Item MODULE = Item.error(
            "drbd-module",
            "Without a DRBD module for its kernel a node has no disk.",
            "Install the module of the same version and flavour as the kernel.");

    private static final String MODULES = "find /lib/modules -name \"drbd.ko*\"";

    @Override
    public void judge(ClusterFacts cluster, Sheet sheet) {
        sheet.look(EQUAL, cluster.both(), found -> {
            List<NodeFacts> both = cluster.pair();
            String here = both.get(0).said("uname -r").strip();
            String there = both.get(1).said("uname -r").strip();
            if (!here.equals(there)) {
                found.flaw(
                        "two kernels",
                        "uname -r: " + both.get(0).name() + " " + here + ", "
                                + both.get(1).name() + " " + there);
            }
        });
        for (NodeFacts node : cluster.nodes()) {
            sheet.look(NEXT, node.name(), found -> {
                String running = node.said("uname -r").strip();
                NextKernel next = NextKernel.of(node);
                if (!next.release().equals(running)) {
                    found.flaw("runs " + running + " and boots " + next.release() + " next", next.evidence());
                }
            });
            sheet.look(MODULE, node.name(), found -> module(node, found));
        }
    }

    private static void module(NodeFacts node, Sheet.Found found) throws MissingFactException {
        String modules = node.said(MODULES);
        String running = node.said("uname -r").strip();
        if (!modules.contains("/lib/modules/" + running + "/")) {
            found.flaw("no DRBD module for the running kernel " + running, MODULES + ": " + modules.strip());
        }
        String next;
        try {
            next = NextKernel.of(node).release();
        } catch (MissingFactException e) {
            found.missing("for the next boot: " + e.getMessage());
            return;
        }
        if (!next.equals(running) && !modules.contains("/lib/modules/" + next + "/")) {
            found.flaw("no DRBD module for the next kernel " + next, MODULES + ": " + modules.strip());
        }
    }
}
