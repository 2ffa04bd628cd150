package org.hadrill.audit.rule;

import java.time.Duration;
import java.util.Optional;
import org.hadrill.audit.ClusterFacts;
import org.hadrill.audit.Item;
import org.hadrill.audit.MissingFactException;
import org.hadrill.audit.NodeFacts;
import org.hadrill.audit.Rule;
import org.hadrill.audit.Sheet;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.Inventory.ClusterManager;
import org.hadrill.controller.config.HaConfig;

/** The times of ha.cf against those of DRBD and of the inventory. */
final class Timeouts implements Rule {
    /** How long drbddisk of drbd-utils goes on trying to promote: six times, a second apart. */
    private static final Duration DRBDDISK_TRIES = Duration.ofSeconds(6);

    private static final Duration PING_INT = Duration.ofSeconds(10);
    private static final Duration PING_TIMEOUT = Duration.ofMillis(500);

    private static final Item DRBD = Item.warning(
            "deadtime-drbd",
            "DRBD lets no other node become Primary before it has noticed itself that the peer is gone; a takeover that begins"
                    + " earlier gives up after six tries, for good.",
            "Lower ping-timeout in the net section of drbd.conf; with DRBD 0.7 ping-int, or raise deadtime in ha.cf.");

    private static final Item INVENTORY = Item.warning(
            "inventory-times",
            "Drills aim at the phase of the heartbeat and judge by the deadtime of the inventory.",
            "Write the times of ha.cf into the inventory's manager section.");

    @Override
    public void judge(ClusterFacts cluster, Sheet sheet) {
        for (NodeFacts node : cluster.nodes()) {
            HaFiles files = HaFiles.of(node, cluster);
            sheet.look(DRBD, node.name(), found -> drbd(cluster, files, found));
            sheet.look(INVENTORY, node.name(), found -> {
                HaConfig config = files.needConfig();
                ClusterManager told = cluster.inventory().manager();
                if (!config.deadtime().equals(told.deadtime())
                        || !config.keepalive().equals(told.keepalive())) {
                    found.flaw(
                            "the inventory says keepalive " + ms(told.keepalive()) + " and deadtime "
                                    + ms(told.deadtime()) + ", ha.cf " + ms(config.keepalive()) + " and "
                                    + ms(config.deadtime()),
                            node.place(HaFiles.HA_CF, "^\\s*deadtime\\s"));
                }
            });
        }
    }

    /** From 8.0 on DRBD pings its peer as soon as it shall promote; 0.7 waits for its next ping. */
    private static void drbd(ClusterFacts cluster, HaFiles files, Sheet.Found found) throws MissingFactException {
        Inventory.Disk disk = cluster.inventory().disk();
        DrbdConf conf = DrbdConf.of(files.node());
        boolean pings = !files.node().need(disk.status()).startsWith("version: 0.");
        Duration pingInt = time(conf.option(disk.resource(), "ping-int"), 1000).orElse(PING_INT);
        Duration pingTimeout =
                time(conf.option(disk.resource(), "ping-timeout"), 100).orElse(PING_TIMEOUT);
        Duration silence = files.needConfig().deadtime().plus(DRBDDISK_TRIES);
        Duration notices = pings ? pingTimeout : pingInt.plus(pingTimeout);
        Duration patience = pings ? DRBDDISK_TRIES : silence;
        if (notices.compareTo(patience) >= 0) {
            found.flaw(
                    pings
                            ? "DRBD waits " + ms(notices)
                                    + " (ping-timeout) for a dead peer, and drbddisk gives up after " + ms(patience)
                            : "DRBD notices a dead peer after " + ms(notices)
                                    + " (ping-int and ping-timeout), and drbddisk"
                                    + " gives up " + ms(patience) + " after the last heartbeat (deadtime and "
                                    + ms(DRBDDISK_TRIES) + ")",
                    DrbdConf.place(files.node(), pings ? "ping-timeout" : "ping-int") + "; "
                            + files.node().place(HaFiles.HA_CF, "^\\s*deadtime\\s"));
        }
    }

    private static Optional<Duration> time(Optional<String> value, int unitMs) throws MissingFactException {
        if (value.isPresent() && !value.get().matches("\\d{1,6}")) {
            throw new MissingFactException("'" + value.get() + "' in drbd.conf is no time");
        }
        return value.map(v -> Duration.ofMillis((long) unitMs * Integer.parseInt(v)));
    }

    private static String ms(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
