package org.hadrill.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Everything that hadrill knows about one cluster before it touches it. Made by the inventory reader from a YAML file,
 * or by a lab for itself; consistent when it exists (two nodes with different names, addresses inside their networks).
 *
 * @param name what people call the cluster; typed to confirm destructive runs
 * @param nodes the preferred node first
 * @param configuration which configuration the cluster has, such as {@code article} or {@code hardened}; free text
 */
public record Inventory(
        String name,
        Purpose purpose,
        String configuration,
        List<Node> nodes,
        ObserverHost observer,
        Disk disk,
        ClusterManager manager,
        String service,
        Networks networks,
        Router router,
        List<Guest> guests,
        Limits limits,
        ProbePeriods probes) {

    /** What the cluster is for; a {@code PRODUCTION} cluster is never broken. */
    public enum Purpose {
        LAB,
        ACCEPTANCE,
        PRODUCTION
    }

    public Inventory {
        nodes = List.copyOf(nodes);
        guests = List.copyOf(guests);
        if (nodes.size() != 2) {
            throw new IllegalArgumentException("a cluster has two nodes, not " + nodes.size());
        }
        if (nodes.get(0).name().equals(nodes.get(1).name())) {
            throw new IllegalArgumentException(
                    "both nodes are named " + nodes.get(0).name());
        }
    }

    /** The same cluster with other facts of its nodes. */
    public Inventory withNodes(List<Node> others) {
        return new Inventory(
                name,
                purpose,
                configuration,
                others,
                observer,
                disk,
                manager,
                service,
                networks,
                router,
                guests,
                limits,
                probes);
    }

    /** The node that has the service when all is well. */
    public Node preferred() {
        return nodes.get(0);
    }

    public Node other(NodeName name) {
        return nodes.get(0).name().equals(name) ? nodes.get(1) : nodes.get(0);
    }

    /** @throws IllegalArgumentException when the cluster has no such node */
    public Node node(NodeName name) {
        return nodes.stream()
                .filter(n -> n.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no node " + name + " in cluster " + this.name));
    }

    /** The addresses that the observer pings: the router outside and inside, then the other guests. */
    public List<Ipv4> pingedAddresses() {
        List<Ipv4> inner = guests.stream().map(Guest::address).toList();
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(router.address()), inner.stream())
                .toList();
    }

    /** How to reach a host by SSH. {@code knownHostKey} is an OpenSSH public key line without the host part. */
    public record Ssh(String address, int port, String user, String keyFile, String knownHostKey) {}

    /** A network card of a node; {@code address} is absent where the card is passed into a guest. */
    public record Card(Optional<Ipv4> address, MacAddress mac) {}

    /**
     * A baseboard management controller, spoken to with IPMI 2.0 (RMCP+).
     *
     * @param cipherSuite 0 to 17, IPMI 2.0 table 22-20
     * @param privilege {@code user}, {@code operator} or {@code administrator}
     */
    public record Bmc(
            String address, int port, String user, SecretReference password, int cipherSuite, String privilege)
            implements PowerSwitch {
        public Bmc withPassword(SecretReference other) {
            return new Bmc(address, port, user, other, cipherSuite, privilege);
        }

        @Override
        public String describe() {
            return "BMC " + address;
        }
    }

    /** One of the two cluster nodes. eth0 and eth1 are on the outer network, eth2 is the interconnect. */
    public record Node(NodeName name, Ssh ssh, Card eth0, Card eth1, Card eth2, PowerSwitch power) {
        public Node withBmc(Bmc other) {
            return new Node(name, ssh, eth0, eth1, eth2, other);
        }

        /**
         * The BMC that switches its power by IPMI, as in every lab of ours.
         *
         * @throws IllegalStateException when its power is switched another way
         */
        public Bmc bmc() {
            if (power instanceof Bmc bmc) {
                return bmc;
            }
            throw new IllegalStateException("the power of " + name + " is not switched by IPMI, but by "
                    + power.describe() + ": see nodes." + name + " in the inventory");
        }
    }

    /** The host outside that pings; it is not part of the cluster. {@code iface} is its card on the outer network. */
    public record ObserverHost(Ssh ssh, Ipv4 address, String iface) {}

    /**
     * The replicated disk and where it is mounted.
     *
     * @param status file on a node that says what {@code /proc/drbd} of DRBD 8.4 says
     */
    public record Disk(String resource, String device, String mountPoint, String fileSystem, String status) {
        /** Where DRBD's kernel module says how it is. */
        public static final String PROC_DRBD = "/proc/drbd";

        /** A disk of DRBD's kernel module. */
        public Disk(String resource, String device, String mountPoint, String fileSystem) {
            this(resource, device, mountPoint, fileSystem, PROC_DRBD);
        }
    }

    /** The cluster manager. The times are those of its configuration, which is the same on both nodes. */
    public record ClusterManager(Managers kind, Duration keepalive, Duration deadtime, String logFile) {
        /** The kind that a node runs. */
        public ManagerKind on(NodeName node) {
            return kind.on(node);
        }
    }

    /** The three networks. */
    public record Networks(Network outer, Network inner, Network interconnect) {}

    /** The address that must stay reachable, and the guest that holds it. */
    public record Router(GuestName guest, Ipv4 address) {}

    /**
     * A guest; {@code id} is its numeric OpenVZ identifier.
     *
     * @param ledger prints the ledger that it keeps, on the node that runs it; empty where it keeps none
     */
    public record Guest(int id, GuestName name, Ipv4 address, Optional<String> ledger) {
        /** One that keeps no ledger. */
        public Guest(int id, GuestName name, Ipv4 address) {
            this(id, name, address, Optional.empty());
        }
    }

    /** The guest that keeps a ledger of acknowledged writes, if one does. */
    public Optional<Guest> bookkeeper() {
        return guests.stream().filter(g -> g.ledger().isPresent()).findFirst();
    }

    /** How often to look. Each at most a twentieth of the limit that it judges. */
    public record ProbePeriods(Duration ping, Duration arp, Duration state) {}
}
