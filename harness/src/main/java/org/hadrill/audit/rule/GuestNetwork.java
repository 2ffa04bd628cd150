package org.hadrill.audit.rule;

import java.util.List;
import org.hadrill.audit.ClusterFacts;
import org.hadrill.audit.Item;
import org.hadrill.audit.MissingFactException;
import org.hadrill.audit.Rule;
import org.hadrill.audit.Sheet;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.Inventory.Guest;

/** What the guests' networks are now, asked inside each guest. */
final class GuestNetwork implements Rule {
    private static final Item ADDRESS = Item.error(
            "guest-address",
            "The address is what users and drills reach a guest by.",
            "Set it in the guest, and in the guest's network configuration.");

    private static final Item VENET = Item.error(
            "guest-venet",
            "OpenVZ adds a default route through venet0 by itself: replies leave the guest there, and are lost.",
            "Remove /etc/net/ifaces/venet0 in the guest, and the default route from /etc/vz/dists/scripts/etcnet-add_ip.sh.");

    private static final Item ROUTE = Item.error(
            "guest-route",
            "A guest without a way back through the router answers nobody outside.",
            "Add the route through the router's inner address, and write it into ipv4route of the guest.");

    private static final Item FORWARD = Item.error(
            "ip-forward",
            "A router that does not forward answers pings for itself, and cuts all others off.",
            "sysctl -w net.ipv4.ip_forward=1 in the router, and write it into its sysctl.conf.");

    @Override
    public void judge(ClusterFacts cluster, Sheet sheet) {
        Inventory inventory = cluster.inventory();
        for (Guest guest : inventory.guests()) {
            boolean router = guest.name().equals(inventory.router().guest());
            String where = guest.name().value();
            sheet.look(ADDRESS, where, found -> {
                String said = exec(cluster, guest, Links.ADDRESSES);
                List<String> wanted = router
                        ? List.of(
                                guest.address().toString(),
                                inventory.router().address().toString())
                        : List.of(guest.address().toString());
                for (String address : wanted) {
                    if (!said.contains(" inet " + address + "/")) {
                        found.flaw("no card of the guest has " + address, asked(guest, Links.ADDRESSES, said));
                    }
                }
            });
            sheet.look(VENET, where, found -> {
                String said = exec(cluster, guest, "ip route");
                if (said.contains(" venet0")) {
                    found.flaw("a route through venet0", asked(guest, "ip route", Links.line(said, " venet0")));
                }
            });
            if (router) {
                sheet.look(FORWARD, where, found -> {
                    String question = "cat /proc/sys/net/ipv4/ip_forward";
                    String said = exec(cluster, guest, question).strip();
                    if (!said.equals("1")) {
                        found.flaw("the router does not forward", asked(guest, question, said));
                    }
                });
            } else {
                sheet.look(ROUTE, where, found -> route(cluster, guest, found));
            }
        }
    }

    private static void route(ClusterFacts cluster, Guest guest, Sheet.Found found) throws MissingFactException {
        Inventory inventory = cluster.inventory();
        String gateway = inventory.guests().stream()
                .filter(g -> g.name().equals(inventory.router().guest()))
                .map(g -> g.address().toString())
                .findFirst()
                .orElseThrow(() -> new MissingFactException("the inventory has no router among its guests"));
        String said = exec(cluster, guest, "ip route");
        if (!said.contains(" via " + gateway + " ")) {
            found.flaw("no route through the router (" + gateway + ")", asked(guest, "ip route", said));
        }
    }

    private static String exec(ClusterFacts cluster, Guest guest, String command) throws MissingFactException {
        return cluster.active().said("vzctl exec " + guest.id() + " " + command);
    }

    private static String asked(Guest guest, String command, String said) {
        return "vzctl exec " + guest.id() + " " + command + ": "
                + said.strip().replaceAll("\\s*\\n\\s*", "; ").replaceAll("\\\\?\\s+", " ");
    }
}
