package org.hadrill.inventory;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.hadrill.cluster.GuestName;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.Ipv4;
import org.hadrill.cluster.Limits;
import org.hadrill.cluster.Limits.ScenarioLimits;
import org.hadrill.cluster.MacAddress;
import org.hadrill.cluster.Managers;
import org.hadrill.cluster.Network;
import org.hadrill.cluster.NodeName;

/** Makes an inventory of a file without errors. */
final class InventoryBuilder {
    static final int SSH_PORT = 22;

    private final LocatedNode root;

    InventoryBuilder(LocatedNode root) {
        this.root = root;
    }

    Inventory build() {
        return new Inventory(
                text(root, "name"),
                Inventory.Purpose.valueOf(text(root, "purpose").toUpperCase(Locale.ROOT)),
                text(root, "configuration"),
                named("nodes").entrySet().stream()
                        .map(e -> node(e.getKey(), e.getValue()))
                        .toList(),
                observer(root.get("observer")),
                disk(root.get("disk")),
                manager(root.get("manager")),
                text(root, "service"),
                networks(root.get("networks")),
                new Inventory.Router(
                        new GuestName(text(root.get("router"), "guest")), address(root.get("router"), "address")),
                named("guests").entrySet().stream()
                        .map(e -> guest(e.getKey(), e.getValue()))
                        .toList(),
                limits(root.get("limits")),
                probes(root.get("probes")));
    }

    private Map<String, LocatedNode> named(String key) {
        return root.get(key).children();
    }

    private static Inventory.Node node(String name, LocatedNode n) {
        return new Inventory.Node(
                new NodeName(name),
                ssh(n.get("ssh")),
                card(n.get("eth0")),
                card(n.get("eth1")),
                card(n.get("eth2")),
                PowerBuilder.power(n));
    }

    private static Inventory.Ssh ssh(LocatedNode n) {
        return new Inventory.Ssh(
                text(n, "address"),
                number(n, "port", SSH_PORT),
                text(n, "user"),
                file(n.get("key")),
                text(n, "known-host-key"));
    }

    private static Inventory.Card card(LocatedNode n) {
        return new Inventory.Card(n.find("address").map(a -> Ipv4.parse(a.text())), new MacAddress(text(n, "mac")));
    }

    private static Inventory.ObserverHost observer(LocatedNode n) {
        return new Inventory.ObserverHost(ssh(n.get("ssh")), address(n, "address"), text(n, "interface"));
    }

    private static Inventory.Disk disk(LocatedNode n) {
        return new Inventory.Disk(
                text(n, "resource"),
                text(n, "device"),
                text(n, "mount-point"),
                text(n, "file-system"),
                n.find("status").map(s -> s.text()).orElse(Inventory.Disk.PROC_DRBD));
    }

    private static Inventory.ClusterManager manager(LocatedNode n) {
        return new Inventory.ClusterManager(
                new Managers(text(n, "kind")), duration(n, "keepalive"), duration(n, "deadtime"), text(n, "log"));
    }

    private static Inventory.Networks networks(LocatedNode n) {
        return new Inventory.Networks(
                Network.parse(text(n, "outer")),
                Network.parse(text(n, "inner")),
                Network.parse(text(n, "interconnect")));
    }

    private static Inventory.Guest guest(String name, LocatedNode n) {
        return new Inventory.Guest(
                Integer.parseInt(text(n, "id")),
                new GuestName(name),
                address(n, "address"),
                n.find("ledger").map(LocatedNode::text));
    }

    private static Limits limits(LocatedNode n) {
        Map<String, ScenarioLimits> byScenario = new HashMap<>();
        n.find("scenarios").ifPresent(all -> all.children().forEach((name, s) -> byScenario.put(name, exceptions(s))));
        return new Limits(
                duration(n, "outage"),
                duration(n, "settle"),
                number(n, "power-cuts", Limits.POWER_CUTS),
                n.find("cool-down").map(d -> Durations.parse(d.text())).orElse(Limits.COOL_DOWN),
                byScenario);
    }

    private static ScenarioLimits exceptions(LocatedNode n) {
        Map<Ipv4, Duration> byAddress = new HashMap<>();
        n.find("addresses")
                .map(LocatedNode::children)
                .orElse(Map.of())
                .forEach((address, limit) -> byAddress.put(Ipv4.parse(address), Durations.parse(limit.text())));
        return new ScenarioLimits(
                n.find("outage").map(d -> Durations.parse(d.text())),
                n.find("settle").map(d -> Durations.parse(d.text())),
                byAddress);
    }

    private static Inventory.ProbePeriods probes(LocatedNode n) {
        return new Inventory.ProbePeriods(duration(n, "ping"), duration(n, "arp"), duration(n, "state"));
    }

    static String text(LocatedNode n, String key) {
        return n.get(key).text();
    }

    static int number(LocatedNode n, String key, int otherwise) {
        return n.find(key).map(v -> Integer.parseInt(v.text())).orElse(otherwise);
    }

    private static Ipv4 address(LocatedNode n, String key) {
        return Ipv4.parse(text(n, key));
    }

    private static Duration duration(LocatedNode n, String key) {
        return Durations.parse(text(n, key));
    }

    /** A path of the machine where hadrill runs; {@code ~/} is the home of who runs it. */
    static String file(LocatedNode n) {
        String text = n.text();
        return text.startsWith("~/")
                ? Path.of(System.getProperty("user.home", "/"), text.substring(2))
                        .toString()
                : text;
    }
}
