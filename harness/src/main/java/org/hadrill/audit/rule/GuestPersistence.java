package org.hadrill.audit.rule;

import java.util.Map;
import java.util.regex.Pattern;
import org.hadrill.audit.ClusterFacts;
import org.hadrill.audit.Item;
import org.hadrill.audit.MissingFactException;
import org.hadrill.audit.NodeFacts;
import org.hadrill.audit.Rule;
import org.hadrill.audit.Sheet;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.Inventory.Guest;

/** Whether a guest's network is as now after its next start, which a takeover is: files of etcnet in its private area. */
final class GuestPersistence implements Rule {
    private static final Item PERSISTENT = Item.error(
            "guest-persistent",
            "A takeover starts every guest anew: what was set by hand is gone then.",
            "Write it into /etc/net/ifaces/CARD/{options,ipv4address,ipv4route} and /etc/net/sysctl.conf of the guest.");

    @Override
    public void judge(ClusterFacts cluster, Sheet sheet) {
        for (Guest guest : cluster.inventory().guests()) {
            sheet.look(PERSISTENT, guest.name().value(), found -> {
                NodeFacts active = cluster.active();
                if (Guests.standIn(active)) {
                    standIn(cluster, guest, found);
                } else {
                    etcnet(cluster, guest, found);
                }
            });
        }
    }

    /** The stand-in keeps address, route and forwarding in the guest's configuration. */
    private static void standIn(ClusterFacts cluster, Guest guest, Sheet.Found found) throws MissingFactException {
        VzConf conf = Guests.conf(cluster, guest);
        String file = Guests.confFile(guest);
        wanted("IP", conf.value("IP").orElse(""), guest.address() + "/", file, found);
        if (router(cluster, guest)) {
            String outer = cluster.inventory().router().address() + "/";
            wanted("NETDEV_IP", conf.value("NETDEV_IP").orElse(""), outer, file, found);
            wanted("FORWARD", conf.value("FORWARD").orElse(""), "yes", file, found);
        } else {
            wanted("ROUTE", conf.value("ROUTE").orElse(""), "", file, found);
        }
    }

    private static void wanted(String key, String value, String beginning, String file, Sheet.Found found) {
        if (value.isEmpty() || !value.startsWith(beginning)) {
            found.flaw(key + " is not kept", file + ": " + (value.isEmpty() ? "no " + key : key + "=" + value));
        }
    }

    private static void etcnet(ClusterFacts cluster, Guest guest, Sheet.Found found) throws MissingFactException {
        NodeFacts active = cluster.active();
        String etc = "/var/lib/vz/private/" + guest.id() + "/etc/";
        Map<String, String> cards = active.matching(Pattern.quote(etc + "net/ifaces/") + ".*");
        if (cards.isEmpty()) {
            throw new MissingFactException("no file of etcnet below " + etc + "net/ifaces");
        }
        line(active, etc + "net/ifaces/eth0/ipv4address", guest.address() + "/", found);
        if (cards.keySet().stream().anyMatch(p -> p.contains("/ifaces/venet0/"))) {
            found.flaw("venet0 is configured in the guest", etc + "net/ifaces/venet0");
        }
        if (router(cluster, guest)) {
            Inventory inventory = cluster.inventory();
            line(active, etc + "net/ifaces/eth1/ipv4address", inventory.router().address() + "/", found);
            forwarding(active, etc, found);
        } else if (active.file(etc + "net/ifaces/eth0/ipv4route").orElse("").isBlank()) {
            found.flaw("no route is kept", etc + "net/ifaces/eth0/ipv4route: empty, or no such file");
        }
    }

    private static void line(NodeFacts active, String path, String wanted, Sheet.Found found) {
        String text = active.file(path).orElse("");
        if (text.lines().noneMatch(l -> l.strip().startsWith(wanted))) {
            found.flaw("the address is not kept", path + ": " + (text.isBlank() ? "no such line" : text.strip()));
        }
    }

    private static void forwarding(NodeFacts active, String etc, Sheet.Found found) {
        Pattern on = Pattern.compile("(?m)^\\s*net\\.ipv4\\.ip_forward\\s*=\\s*1\\s*$");
        boolean kept = active.matching(Pattern.quote(etc) + "(net/)?sysctl\\.conf").values().stream()
                .anyMatch(text -> on.matcher(text).find());
        if (!kept) {
            found.flaw("ip_forward is not kept", etc + "net/sysctl.conf: no net.ipv4.ip_forward = 1");
        }
    }

    private static boolean router(ClusterFacts cluster, Guest guest) {
        return guest.name().equals(cluster.inventory().router().guest());
    }
}
