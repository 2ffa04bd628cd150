package org.hadrill.inventory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hadrill.text.Shown;

/**
 * One place where an inventory says who has an address.
 *
 * @param owner whose it is: a node, its BMC, the observer, a guest
 * @param port of ssh or the BMC; 0 where the address itself is the fact
 * @param ssh whether it is only a way to the owner, who may have the address on a card, too
 */
record AddressUse(LocatedNode node, String owner, int port, boolean ssh) {

    /** Every use, in the order of the file. */
    static List<AddressUse> all(LocatedNode root) {
        List<AddressUse> uses = new ArrayList<>();
        for (LocatedNode node : root.each("nodes")) {
            reach(uses, node, "ssh", node.path(), InventoryBuilder.SSH_PORT);
            reach(uses, node, "bmc", node.path() + ".bmc", PowerBuilder.IPMI_PORT);
            for (String card : List.of("eth0", "eth1", "eth2")) {
                own(uses, node, node.path(), card, "address");
            }
        }
        root.find("observer").ifPresent(o -> reach(uses, o, "ssh", "observer", 22));
        own(uses, root, "observer", "observer", "address");
        own(uses, root, "router", "router", "address");
        root.each("guests").forEach(g -> own(uses, g, g.path(), "address"));
        uses.sort(Comparator.comparing(u -> u.node().place()));
        return uses;
    }

    private static void own(List<AddressUse> uses, LocatedNode from, String owner, String... keys) {
        from.find(keys).filter(n -> n.json().isString()).ifPresent(n -> uses.add(new AddressUse(n, owner, 0, false)));
    }

    private static void reach(List<AddressUse> uses, LocatedNode host, String way, String owner, int defaultPort) {
        int port = host.find(way, "port")
                .flatMap(p -> p.as(Integer::valueOf))
                .filter(p -> p > 0)
                .orElse(defaultPort);
        host.find(way, "address")
                .filter(n -> n.json().isString())
                .ifPresent(n -> uses.add(new AddressUse(n, owner, port, way.equals("ssh"))));
    }

    /** Whether both cannot be true: hosts behind one address with different ports can, a host's own card can. */
    boolean clashesWith(AddressUse other) {
        if (!node.text().equalsIgnoreCase(other.node.text())) {
            return false;
        }
        if (port != 0 && other.port != 0) {
            return port == other.port;
        }
        return !(owner.equals(other.owner) && (ssh || other.ssh));
    }

    /** What is used twice, in words. */
    String shared(AddressUse other) {
        String address = Shown.plain(node.text());
        return port != 0 && other.port != 0 ? address + " port " + port : address;
    }
}
