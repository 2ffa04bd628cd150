package org.hadrill.inventory;

import java.util.Locale;
import java.util.TreeMap;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.Limits;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Writes an inventory as YAML that {@link InventoryReader} reads back as an equal one. */
public final class InventoryWriter {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES, YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER, YAMLWriteFeature.SPLIT_LINES)
            .build();

    private InventoryWriter() {}

    /** @throws IllegalArgumentException when a duration is no whole number of milliseconds */
    public static String write(Inventory inventory) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("name", inventory.name());
        root.put("purpose", inventory.purpose().name().toLowerCase(Locale.ROOT));
        root.put("configuration", inventory.configuration());
        root.putObject("networks")
                .put("outer", inventory.networks().outer().toString())
                .put("inner", inventory.networks().inner().toString())
                .put("interconnect", inventory.networks().interconnect().toString());
        ObjectNode nodes = root.putObject("nodes");
        inventory.nodes().forEach(n -> node(nodes.putObject(n.name().value()), n));
        ObjectNode observer = root.putObject("observer");
        ssh(observer.putObject("ssh"), inventory.observer().ssh());
        observer.put("address", inventory.observer().address().toString());
        observer.put("interface", inventory.observer().iface());
        root.putObject("disk")
                .put("resource", inventory.disk().resource())
                .put("device", inventory.disk().device())
                .put("mount-point", inventory.disk().mountPoint())
                .put("file-system", inventory.disk().fileSystem())
                .put("status", inventory.disk().status());
        root.putObject("manager")
                .put("kind", inventory.manager().kind().word())
                .put("keepalive", Durations.format(inventory.manager().keepalive()))
                .put("deadtime", Durations.format(inventory.manager().deadtime()))
                .put("log", inventory.manager().logFile());
        root.put("service", inventory.service());
        root.putObject("router")
                .put("guest", inventory.router().guest().value())
                .put("address", inventory.router().address().toString());
        ObjectNode guests = root.putObject("guests");
        inventory.guests().forEach(g -> {
            ObjectNode guest = guests.putObject(g.name().value())
                    .put("id", g.id())
                    .put("address", g.address().toString());
            g.ledger().ifPresent(command -> guest.put("ledger", command));
        });
        limits(root.putObject("limits"), inventory.limits());
        root.putObject("probes")
                .put("ping", Durations.format(inventory.probes().ping()))
                .put("arp", Durations.format(inventory.probes().arp()))
                .put("state", Durations.format(inventory.probes().state()));
        return YAML.writeValueAsString(root);
    }

    private static void node(ObjectNode json, Inventory.Node node) {
        ssh(json.putObject("ssh"), node.ssh());
        card(json.putObject("eth0"), node.eth0());
        card(json.putObject("eth1"), node.eth1());
        card(json.putObject("eth2"), node.eth2());
        PowerWriter.write(json, node.power());
    }

    private static void ssh(ObjectNode json, Inventory.Ssh ssh) {
        json.put("address", ssh.address());
        json.put("port", ssh.port());
        json.put("user", ssh.user());
        json.put("key", ssh.keyFile());
        json.put("known-host-key", ssh.knownHostKey());
    }

    private static void card(ObjectNode json, Inventory.Card card) {
        json.put("mac", card.mac().value());
        card.address().ifPresent(a -> json.put("address", a.toString()));
    }

    private static void limits(ObjectNode json, Limits limits) {
        json.put("outage", Durations.format(limits.outage()));
        json.put("settle", Durations.format(limits.settle()));
        json.put("power-cuts", limits.powerCuts());
        json.put("cool-down", Durations.format(limits.coolDown()));
        if (limits.byScenario().isEmpty()) {
            return;
        }
        ObjectNode scenarios = json.putObject("scenarios");
        new TreeMap<>(limits.byScenario()).forEach((name, own) -> {
            ObjectNode scenario = scenarios.putObject(name);
            own.outage().ifPresent(d -> scenario.put("outage", Durations.format(d)));
            own.settle().ifPresent(d -> scenario.put("settle", Durations.format(d)));
            if (!own.byAddress().isEmpty()) {
                ObjectNode addresses = scenario.putObject("addresses");
                new TreeMap<>(own.byAddress()).forEach((a, d) -> addresses.put(a.toString(), Durations.format(d)));
            }
        });
    }
}
