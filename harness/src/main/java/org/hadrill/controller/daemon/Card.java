package org.hadrill.controller.daemon;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hadrill.controller.config.HaConfig.HeartbeatPath;

/**
 * A network card and what ha.cf wants of it.
 *
 * @param broadcast whether it is for broadcasts, and not for its lines with addresses
 * @param ucast the addresses of those lines, this node's own among them where the file is the same on both nodes
 * @param own this node's address there, where it was given and is not to be looked up
 */
record Card(String iface, boolean broadcast, List<String> ucast, Optional<String> own) {
    /** Where to bind and where to send to. */
    record Binding(InetAddress local, List<InetAddress> destinations) {
        Binding {
            destinations = List.copyOf(destinations);
        }
    }

    Card {
        ucast = List.copyOf(ucast);
    }

    /** The cards of {@code paths}; one that has lines of both kinds is there twice. */
    static List<Card> of(List<HeartbeatPath> paths, Map<String, String> own) {
        Map<String, List<String>> ucast = new TreeMap<>();
        List<Card> cards = new ArrayList<>();
        for (HeartbeatPath path : paths) {
            path.peerAddress()
                    .ifPresentOrElse(
                            a -> ucast.computeIfAbsent(path.iface(), i -> new ArrayList<>())
                                    .add(a),
                            () -> cards.add(new Card(path.iface(), true, List.of(), Optional.empty())));
        }
        ucast.forEach((iface, peers) -> cards.add(new Card(iface, false, peers, Optional.ofNullable(own.get(iface)))));
        return cards;
    }

    /**
     * Looks at the card as it is now. May block (names, kernel locks).
     *
     * @throws IOException with a sentence for people when the card is missing or has no fitting address
     */
    Binding look() throws IOException {
        if (own.isPresent()) {
            return to(InetAddress.getByName(own.get()), List.of());
        }
        NetworkInterface card = NetworkInterface.getByName(iface);
        if (card == null) {
            throw new IOException("there is no card " + iface);
        }
        List<InterfaceAddress> addresses = card.getInterfaceAddresses().stream()
                .filter(a -> a.getAddress() instanceof Inet4Address)
                .toList();
        if (addresses.isEmpty()) {
            throw new IOException("card " + iface + " has no IPv4 address");
        }
        return broadcast ? everybody(addresses) : peers(addresses);
    }

    private Binding everybody(List<InterfaceAddress> addresses) throws IOException {
        for (InterfaceAddress address : addresses) {
            InetAddress all = address.getBroadcast();
            if (all != null) {
                return new Binding(all, List.of(all));
            }
        }
        throw new IOException("card " + iface + " has no broadcast address");
    }

    private Binding peers(List<InterfaceAddress> addresses) throws IOException {
        List<InetAddress> here =
                addresses.stream().map(InterfaceAddress::getAddress).toList();
        InetAddress local = here.get(0);
        for (String text : ucast) {
            InetAddress address = InetAddress.getByName(text);
            if (here.contains(address)) {
                return to(address, here);
            }
            for (InterfaceAddress candidate : addresses) {
                if (sameNet(candidate, address)) {
                    local = candidate.getAddress();
                }
            }
        }
        return to(local, here);
    }

    private Binding to(InetAddress local, List<InetAddress> here) throws IOException {
        List<InetAddress> destinations = new ArrayList<>();
        for (String text : ucast) {
            InetAddress address = InetAddress.getByName(text);
            if (!address.equals(local) && !here.contains(address)) {
                destinations.add(address);
            }
        }
        return new Binding(local, destinations);
    }

    private static boolean sameNet(InterfaceAddress card, InetAddress address) {
        int shift = 32 - card.getNetworkPrefixLength();
        return shift < 32 && bits(card.getAddress()) >>> shift == bits(address) >>> shift;
    }

    private static int bits(InetAddress address) {
        int bits = 0;
        for (byte b : address.getAddress()) {
            bits = bits << 8 | (b & 0xff);
        }
        return bits;
    }
}
