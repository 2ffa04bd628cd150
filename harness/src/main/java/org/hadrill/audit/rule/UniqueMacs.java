package org.hadrill.audit.rule;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.hadrill.audit.ClusterFacts;
import org.hadrill.audit.Item;
import org.hadrill.audit.MissingFactException;
import org.hadrill.audit.NodeFacts;
import org.hadrill.audit.Rule;
import org.hadrill.audit.Sheet;
import org.hadrill.cluster.Inventory;

/** Ethernet addresses of the nodes' cards, and those chosen by hand for the guests: no two the same. */
final class UniqueMacs implements Rule {
    private static final Item UNIQUE = Item.error(
            "mac-unique",
            "Two cards with one Ethernet address on a segment take each other's frames away, now and then.",
            "Choose another address for the guest's card: vzctl set GUEST --veth_del, --veth_add, --save.");

    private static final Pattern MAC = Pattern.compile("(?i)\\b[0-9a-f]{2}(:[0-9a-f]{2}){5}\\b");

    @Override
    public void judge(ClusterFacts cluster, Sheet sheet) {
        sheet.look(UNIQUE, cluster.both(), found -> {
            Map<String, Set<String>> owners = new TreeMap<>();
            for (Inventory.Node node : cluster.inventory().nodes()) {
                own(owners, node.eth0().mac().value(), node.name() + " eth0");
                own(owners, node.eth1().mac().value(), node.name() + " eth1");
                own(owners, node.eth2().mac().value(), node.name() + " eth2");
            }
            for (NodeFacts node : cluster.nodes()) {
                Links.macs(node.said(Links.CARDS)).forEach((card, mac) -> {
                    if (card.startsWith("eth")) {
                        own(owners, mac, node.name() + " " + card);
                    }
                });
            }
            guests(cluster, owners);
            owners.forEach((mac, who) -> {
                if (who.size() > 1) {
                    found.flaw(mac + " is the address of " + who.size() + " cards", String.join("; ", who));
                }
            });
        });
    }

    private static void guests(ClusterFacts cluster, Map<String, Set<String>> owners) throws MissingFactException {
        NodeFacts active = cluster.active();
        for (String path : active.matching(Guests.CONF_FILES).keySet()) {
            for (String key : new String[] {"VETH", "NETIF"}) {
                String value = VzConf.of(active, path).value(key).orElse("");
                int number = 0;
                for (String mac :
                        MAC.matcher(value).results().map(m -> m.group()).toList()) {
                    own(owners, mac, path + " " + key + " address " + ++number);
                }
            }
        }
    }

    private static void own(Map<String, Set<String>> owners, String mac, String who) {
        owners.computeIfAbsent(mac.toLowerCase(Locale.ROOT), m -> new TreeSet<>())
                .add(who);
    }
}
