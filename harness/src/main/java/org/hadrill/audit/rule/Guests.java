package org.hadrill.audit.rule;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hadrill.audit.ClusterFacts;
import org.hadrill.audit.Item;
import org.hadrill.audit.MissingFactException;
import org.hadrill.audit.NodeFacts;
import org.hadrill.audit.Rule;
import org.hadrill.audit.Sheet;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.Inventory.Guest;

/** The guests as vzlist(8) and their configuration on the shared disk have them. */
final class Guests implements Rule {
    static final String CONF_FILES = "/etc/vz/conf/[1-9]\\d*\\.conf";
    static final String LIST = "vzlist -a -H -o ctid,status,name || vzlist -a -H -o veid,status,name";

    private static final Item RUNNING = Item.error(
            "guest-running",
            "A guest that does not run now is not missed by anybody who watches addresses of the others.",
            "vzctl start GUEST, and look into its log for why it was down.");

    private static final Item NAMED = Item.error(
            "guest-named",
            "Drills, reports and 'vzctl exec NAME' know the guests by their names.",
            "vzctl set ID --name NAME --save.");

    private static final Item ONBOOT = Item.error(
            "guest-onboot",
            "The service starts the guests that are to start at boot: after a takeover the others stay down.",
            "vzctl set GUEST --onboot yes --save.");

    private static final Item CARD = Item.error(
            "guest-card",
            "The outer network is the router's: without eth1 nobody outside reaches the service.",
            "vzctl set ROUTER --netdev_add eth1 --save.");

    @Override
    public void judge(ClusterFacts cluster, Sheet sheet) {
        Inventory inventory = cluster.inventory();
        for (Guest guest : inventory.guests()) {
            String where = guest.name().value();
            sheet.look(RUNNING, where, found -> {
                String said = cluster.active().said(LIST);
                Optional<String> status = status(said, guest.id());
                if (!status.orElse("").equals("running")) {
                    found.flaw(
                            guest.id() + " is " + status.orElse("not in the list of guests"),
                            "vzlist -a: "
                                    + said.strip()
                                            .replaceAll("\\s*\\n\\s*", "; ")
                                            .replaceAll(" +", " "));
                }
            });
            sheet.look(NAMED, where, found -> {
                String name = conf(cluster, guest).value("NAME").orElse("");
                if (!name.equals(where)) {
                    found.flaw(
                            guest.id() + (name.isEmpty() ? " has no name" : " is named " + name),
                            place(cluster, guest, "NAME"));
                }
            });
            sheet.look(ONBOOT, where, found -> {
                if (!conf(cluster, guest).value("ONBOOT").orElse("no").equals("yes")) {
                    found.flaw(guest.id() + " does not start with the service", place(cluster, guest, "ONBOOT"));
                }
            });
        }
        inventory.guests().stream()
                .filter(g -> g.name().equals(inventory.router().guest()))
                .forEach(router -> sheet.look(CARD, router.name().value(), found -> {
                    String cards = conf(cluster, router).value("NETDEV").orElse("");
                    if (!cards.matches("(.*,)?eth1(,.*)?")) {
                        found.flaw("eth1 is not passed into the router", place(cluster, router, "NETDEV"));
                    }
                }));
    }

    /** Whether OpenVZ is not here but hadrill's stand-in for it. */
    static boolean standIn(NodeFacts node) {
        return node.has("/usr/lib/vz/functions");
    }

    static String confFile(Guest guest) {
        return "/etc/vz/conf/" + guest.id() + ".conf";
    }

    static VzConf conf(ClusterFacts cluster, Guest guest) throws MissingFactException {
        return VzConf.of(cluster.active(), confFile(guest));
    }

    private static String place(ClusterFacts cluster, Guest guest, String key) throws MissingFactException {
        String place = cluster.active().place(confFile(guest), "^\\s*" + key + "=");
        return place.contains(":") ? place : place + ": no " + key;
    }

    private static Optional<String> status(String list, int id) {
        Matcher line = Pattern.compile("(?m)^\\s*" + id + "\\s+(\\S+)").matcher(list);
        return line.find() ? Optional.of(line.group(1)) : Optional.empty();
    }
}
