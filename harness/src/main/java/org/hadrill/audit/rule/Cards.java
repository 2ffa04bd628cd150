package org.hadrill.audit.rule;

import java.util.Map;
import java.util.Optional;
import org.hadrill.audit.ClusterFacts;
import org.hadrill.audit.Item;
import org.hadrill.audit.Item.Severity;
import org.hadrill.audit.MissingFactException;
import org.hadrill.audit.NodeFacts;
import org.hadrill.audit.Rule;
import org.hadrill.audit.Sheet;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.Inventory.Card;

/** The nodes' three cards against the inventory. */
final class Cards implements Rule {
    private static final Item MAC = Item.error(
            "card-mac",
            "Who answers for the service's address is told by Ethernet addresses: with wrong ones a drill judges the wrong machine.",
            "Write what 'ip -o link' says into the inventory, or find out why the cards changed places.");

    private static final Item ADDRESS = Item.error(
            "card-address",
            "Heartbeat and DRBD go to the address that is configured, whoever has it.",
            "Give the card the address of the inventory, and write it into the network configuration.");

    private static final Item ETH1 = Item.error(
            "eth1-address",
            "eth1 belongs to the router guest. An address on the node makes the node answer on the outer network, and is lost when the guest"
                    + " takes the card.",
            "ip addr del it, and remove it from the network configuration (etcnet: no ipv4address in /etc/net/ifaces/eth1).");

    private static final String ETCNET_ETH1 = "/etc/net/ifaces/eth1/ipv4address";

    @Override
    public void judge(ClusterFacts cluster, Sheet sheet) {
        for (NodeFacts node : cluster.nodes()) {
            Inventory.Node told = cluster.inventory().node(node.name());
            sheet.look(MAC, node.name(), found -> {
                String said = node.said(Links.CARDS);
                Map<String, String> macs = Links.macs(said);
                compare("eth0", told.eth0().mac().value(), Optional.ofNullable(macs.get("eth0")), said, found);
                compare("eth2", told.eth2().mac().value(), Optional.ofNullable(macs.get("eth2")), said, found);
                // It is in the router guest where that runs.
                Optional<String> eth1 = Optional.ofNullable(macs.get("eth1"));
                if (eth1.isPresent()) {
                    compare("eth1", told.eth1().mac().value(), eth1, said, found);
                }
            });
            sheet.look(ADDRESS, node.name(), found -> {
                String said = node.said(Links.ADDRESSES);
                address("eth0", told.eth0(), said, found);
                address("eth2", told.eth2(), said, found);
            });
            sheet.look(ETH1, node.name(), found -> eth1(node, found));
        }
    }

    private static void compare(String card, String told, Optional<String> is, String said, Sheet.Found found) {
        if (is.filter(told::equals).isEmpty()) {
            found.flaw(
                    card + " has " + is.orElse("no Ethernet address, or is not there") + ", the inventory says " + told,
                    "ip -o link: " + Links.line(said, " " + card));
        }
    }

    private static void address(String card, Card told, String said, Sheet.Found found) {
        Optional<String> wanted = told.address().map(Object::toString);
        String is = Links.addresses(said).getOrDefault(card, "");
        if (wanted.isPresent() && !said.contains(" inet " + wanted.get() + "/")) {
            found.flaw(
                    card + " has " + (is.isEmpty() ? "no address" : is) + ", the inventory says " + wanted.get(),
                    "ip -o addr: " + Links.line(said, " " + card + " "));
        }
    }

    private static void eth1(NodeFacts node, Sheet.Found found) throws MissingFactException {
        String said = node.said(Links.ADDRESSES);
        String address = Links.addresses(said).get("eth1");
        if (address != null) {
            found.flaw("eth1 has " + address + " on the node", "ip -o addr: " + Links.line(said, " eth1 "));
        }
        if (!node.file(ETCNET_ETH1).orElse("").isBlank()) {
            found.flaw(Severity.WARNING, "eth1 gets an address at the next boot", node.place(ETCNET_ETH1, "\\S"));
        }
    }
}
