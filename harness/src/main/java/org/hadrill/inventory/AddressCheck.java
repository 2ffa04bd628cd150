package org.hadrill.inventory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hadrill.cluster.Ipv4;
import org.hadrill.cluster.MacAddress;
import org.hadrill.cluster.Network;

/** Addresses in their networks, and none of them used twice. */
final class AddressCheck {
    private final LocatedNode root;
    private final Problems problems;

    AddressCheck(LocatedNode root, Problems problems) {
        this.root = root;
        this.problems = problems;
    }

    void run() {
        List<LocatedNode> nodes = root.each("nodes");
        nodes.forEach(n -> n.find("eth0", "address").ifPresent(a -> inside("outer", a)));
        nodes.forEach(n -> n.find("eth1", "address").ifPresent(a -> inside("outer", a)));
        nodes.forEach(n -> n.find("eth2", "address").ifPresent(a -> inside("interconnect", a)));
        root.find("observer", "address").ifPresent(a -> inside("outer", a));
        root.find("router", "address").ifPresent(a -> inside("outer", a));
        root.each("guests").forEach(g -> g.find("address").ifPresent(a -> inside("inner", a)));
        root.each("networks").forEach(this::wholeNetwork);
        noMacTwice(nodes);
        noAddressTwice();
    }

    private void inside(String networkName, LocatedNode node) {
        Optional<Network> network = root.find("networks", networkName).flatMap(n -> n.as(Network::parse));
        Optional<Ipv4> address = node.as(Ipv4::parse);
        if (network.isPresent() && address.isPresent() && !network.get().contains(address.get())) {
            problems.add(node, address.get() + " is not in the " + networkName + " network " + network.get());
        }
    }

    private void wholeNetwork(LocatedNode node) {
        try {
            Network.parse(node.text());
        } catch (IllegalArgumentException e) {
            if (!problems.at(node.path())) {
                problems.add(node, String.valueOf(e.getMessage()));
            }
        }
    }

    private void noMacTwice(List<LocatedNode> nodes) {
        List<LocatedNode> macs = nodes.stream()
                .flatMap(n -> n.children().values().stream())
                .flatMap(card -> card.find("mac").stream())
                .filter(mac -> mac.as(MacAddress::new).isPresent())
                .sorted(Comparator.comparing(LocatedNode::place))
                .toList();
        Map<MacAddress, LocatedNode> firsts = new HashMap<>();
        for (LocatedNode mac : macs) {
            LocatedNode first = firsts.putIfAbsent(new MacAddress(mac.text()), mac);
            if (first != null) {
                twice(mac, mac.text(), first);
            }
        }
    }

    private void noAddressTwice() {
        List<AddressUse> seen = new ArrayList<>();
        for (AddressUse use : AddressUse.all(root)) {
            seen.stream()
                    .filter(use::clashesWith)
                    .findFirst()
                    .ifPresent(first -> twice(use.node(), use.shared(first), first.node()));
            seen.add(use);
        }
    }

    private void twice(LocatedNode node, String what, LocatedNode first) {
        if (!problems.at(node.path())) {
            problems.add(node, what + " is also " + first.path() + ", at " + problems.fileAt(first.place()));
        }
    }
}
