package org.hadrill.audit.rule;

import java.util.Optional;
import org.hadrill.audit.ClusterFacts;
import org.hadrill.audit.Item;
import org.hadrill.audit.Item.Severity;
import org.hadrill.audit.MissingFactException;
import org.hadrill.audit.NodeFacts;
import org.hadrill.audit.Rule;
import org.hadrill.audit.Sheet;
import org.hadrill.cluster.ManagerKind;
import org.hadrill.controller.config.HaConfig;

/** What keeps two nodes from serving at once when they do not hear each other: STONITH and a watchdog. */
final class Protection implements Rule {
    private static final Item STONITH = Item.warning(
            "no-stonith",
            "A node that is silent but alive goes on writing. With two paths and a watchdog it takes two faults to get there; acknowledged"
                    + " writes are lost all the same when the interconnect fails and then the active node.",
            "Configure stonith_host in ha.cf, and DRBD's fencing resource-and-stonith with a fence-peer handler.");

    private static final Item WATCHDOG = Item.warning(
            "no-watchdog",
            "A manager that dies or freezes leaves the resources running, and its peer cannot take them: redundancy is gone and nobody"
                    + " says so.",
            "Load softdog or the board's watchdog, and write watchdog /dev/watchdog into ha.cf on both nodes.");

    private static final Item DEVICE = Item.error(
            "watchdog-device",
            "ha.cf relies on a watchdog that is not there.",
            "Load its module at boot (modprobe softdog), or remove the line.");

    private static final String NOWAYOUT_FILE = "/sys/class/watchdog/watchdog0/nowayout";

    private static final Item NOWAYOUT = Item.warning(
            "watchdog-nowayout",
            "Heartbeat lets go of the watchdog when it begins to stop; with nowayout the node is reset in the middle of a clean stop.",
            "Load the watchdog's module without nowayout=1.");

    @Override
    public void judge(ClusterFacts cluster, Sheet sheet) {
        for (NodeFacts node : cluster.nodes()) {
            HaFiles files = HaFiles.of(node, cluster);
            sheet.look(STONITH, node.name(), found -> stonith(files, found));
            sheet.look(WATCHDOG, node.name(), found -> {
                if (files.needConfig().watchdog().isEmpty()) {
                    found.flaw(
                            fenced(files) ? Severity.NOTE : Severity.WARNING,
                            "no watchdog resets a node whose manager died",
                            HaFiles.HA_CF + ": no watchdog line");
                }
            });
            sheet.look(DEVICE, node.name(), found -> {
                Optional<String> device = files.needConfig().watchdog();
                if (device.isPresent() && node.listing(device.get()).isEmpty()) {
                    found.flaw("no " + device.get(), node.place(HaFiles.HA_CF, "^\\s*watchdog\\s"));
                }
            });
            sheet.look(NOWAYOUT, node.name(), found -> {
                if (cluster.inventory().manager().on(node.name()) != ManagerKind.HEARTBEAT) {
                    throw new MissingFactException("it is Heartbeat that this concerns, and it is not the manager");
                }
                if (files.needConfig().watchdog().isPresent()
                        && !node.need(NOWAYOUT_FILE).strip().equals("0")) {
                    found.flaw("the watchdog does not let go of a node", NOWAYOUT_FILE + ": 1");
                }
            });
        }
    }

    /** Whether Heartbeat has any way to switch its peer off. */
    static boolean fenced(HaFiles files) {
        return files.has("stonith")
                || files.config().value().filter(c -> !c.stonith().isEmpty()).isPresent();
    }

    private static void stonith(HaFiles files, Sheet.Found found) throws MissingFactException {
        HaConfig config = files.needConfig();
        if (!fenced(files)) {
            boolean singleFault = config.watchdog().isEmpty()
                    || config.paths().stream()
                                    .map(HaConfig.HeartbeatPath::iface)
                                    .distinct()
                                    .count()
                            < 2;
            found.flaw(
                    singleFault ? Severity.WARNING : Severity.NOTE,
                    "nothing switches a silent node off before its disk is taken over",
                    HaFiles.HA_CF + ": no stonith_host line");
        }
    }
}
