package org.hadrill.audit.rule;

import java.util.Optional;
import org.hadrill.audit.ClusterFacts;
import org.hadrill.audit.Item;
import org.hadrill.audit.Item.Severity;
import org.hadrill.audit.NodeFacts;
import org.hadrill.audit.Rule;
import org.hadrill.audit.Sheet;

/** Whether DRBD itself keeps a stale disk from being promoted. */
final class DrbdFencing implements Rule {
    private static final Item POLICY = Item.warning(
            "drbd-fencing",
            "A disk that was cut off and then takes over lacks everything that was acknowledged since. STONITH alone does not prevent it,"
                    + " and leaves DRBD with a split brain.",
            "In drbd.conf: disk { fencing resource-and-stonith; } handlers { fence-peer \"/usr/lib/hadrill/outdate-peer\"; }.");

    private static final Item HANDLER = Item.error(
            "drbd-fence-handler",
            "With a fencing policy and no handler that runs, DRBD freezes I/O for good when the peer is gone.",
            "Install the fence-peer handler on both nodes, executable, and leave drbd's usermode_helper at /sbin/drbdadm.");

    private static final Item RECONNECT = Item.warning(
            "drbd-reconnect",
            "The handler disconnects the peer's DRBD to outdate its disk, and connects it again. drbdadm refuses that while the link of"
                    + " its address is down: the disk stays StandAlone when the link is back, and there is no redundancy until somebody"
                    + " connects it.",
            "In drbd.conf on both nodes: global { disable-ip-verification; }.");

    private static final String HELPER = "/sys/module/drbd/parameters/usermode_helper";

    @Override
    public void judge(ClusterFacts cluster, Sheet sheet) {
        String resource = cluster.inventory().disk().resource();
        for (NodeFacts node : cluster.nodes()) {
            sheet.look(POLICY, node.name(), found -> {
                String policy = DrbdConf.of(node).option(resource, "fencing").orElse("dont-care");
                if (!policy.equals("resource-and-stonith")) {
                    found.flaw(
                            Protection.fenced(HaFiles.of(node, cluster)) ? Severity.WARNING : Severity.NOTE,
                            "DRBD's fencing is " + policy,
                            DrbdConf.place(node, "fencing"));
                }
            });
            sheet.look(HANDLER, node.name(), found -> {
                DrbdConf conf = DrbdConf.of(node);
                if (!fences(conf, resource)) {
                    return;
                }
                Optional<String> handler = handler(conf, resource);
                if (handler.isEmpty()) {
                    found.flaw("a fencing policy and no fence-peer handler", DrbdConf.place(node, "fencing"));
                } else if (handler.get().startsWith("/usr/lib/hadrill/")
                        && !node.has(handler.get().split(" ")[0])) {
                    found.flaw("the handler " + handler.get() + " is not there", DrbdConf.place(node, "fence-peer"));
                }
                String helper = node.file(HELPER).orElse("/sbin/drbdadm").strip();
                if (!helper.endsWith("/drbdadm")) {
                    found.flaw("the module calls " + helper + " in place of handlers", HELPER + ": " + helper);
                }
            });
            sheet.look(RECONNECT, node.name(), found -> {
                DrbdConf conf = DrbdConf.of(node);
                boolean ours = handler(conf, resource)
                        .filter(h -> h.contains("outdate-peer"))
                        .isPresent();
                if (fences(conf, resource) && ours && !conf.global("disable-ip-verification")) {
                    found.flaw(
                            "the handler outdates the peer, and nothing says disable-ip-verification",
                            DrbdConf.place(node, "global"));
                }
            });
        }
    }

    private static boolean fences(DrbdConf conf, String resource) {
        return !conf.option(resource, "fencing").orElse("dont-care").equals("dont-care");
    }

    private static Optional<String> handler(DrbdConf conf, String resource) {
        return conf.option(resource, "fence-peer").or(() -> conf.option(resource, "outdate-peer"));
    }
}
