package org.hadrill.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hadrill.audit.ClusterFacts.BmcAnswer;
import org.hadrill.audit.ClusterFacts.ClockOffset;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.NodeName;
import org.hadrill.inventory.InventoryExample;
import org.hadrill.inventory.InventoryReader;
import org.hadrill.inventory.InventoryReading;

/** The gathered texts of a cluster, which a test edits; the edits are made when they are judged. Not thread-safe. */
final class Gathered {
    static final NodeName M1 = new NodeName("m1");
    static final NodeName M2 = new NodeName("m2");

    /** As ipmi_sim sends them: the UUID of the firmware, last byte first. */
    static final String GUID_M1 = "2963b5c63e463fb3eb3b442c78355eb7";

    static final String GUID_M2 = "2119f90c069c53a7e738e4626d44b12e";

    private final Map<NodeName, String> texts = new HashMap<>();
    private final List<Runnable> edits = new ArrayList<>();
    private final Map<NodeName, BmcAnswer> bmcs = new HashMap<>();
    private final Map<NodeName, ClockOffset> clocks = new HashMap<>();
    private String inventory = InventoryExample.text().replaceAll("52:54:00:46:0(\\d):0(\\d)", "52:54:00:46:0$2:0$1");

    private Gathered() {
        bmc(M1, Optional.of(true), GUID_M1);
        bmc(M2, Optional.of(true), GUID_M2);
        clock(M1, 0);
        clock(M2, 40);
    }

    /** The VM lab as it was recorded. */
    static Gathered vmLab() {
        Gathered cluster = new Gathered();
        cluster.texts.put(M1, resource("m1.txt"));
        cluster.texts.put(M2, resource("m2.txt"));
        return cluster;
    }

    /** A cluster of the article's age with OpenVZ, DRBD 8.4 still. */
    static Gathered openVz() {
        return vmLab().edit(text -> text.replace("6.1.0-56-cloud-amd64", "2.6.16-ovz-smp-alt7"))
                .edit(text -> text.replace("|/usr/lib/vz/functions\n", ""))
                .sections("openvz.txt");
    }

    /** The article's own: DRBD 0.7, one path, no watchdog. */
    static Gathered article() {
        return openVz().sections("article.txt")
                .edit(text -> text.replaceAll("=== file /etc/drbd.d/[^=]*=== end 0\n", ""))
                .edit(M1, text -> text.replace("st:ROLE", "st:Primary/Secondary"))
                .edit(M2, text -> text.replace("st:ROLE", "st:Secondary/Primary"));
    }

    Gathered edit(NodeName node, UnaryOperator<String> edit) {
        edits.add(() -> texts.computeIfPresent(node, (n, text) -> edit.apply(text)));
        return this;
    }

    Gathered edit(UnaryOperator<String> edit) {
        return edit(M1, edit).edit(M2, edit);
    }

    Gathered inventory(UnaryOperator<String> edit) {
        edits.add(() -> inventory = edit.apply(inventory));
        return this;
    }

    Gathered bmc(NodeName node, Optional<Boolean> on, String guid) {
        String failure = on.isPresent() ? "" : "the BMC of " + node + " does not answer";
        bmcs.put(
                node,
                new BmcAnswer(
                        on, Optional.of(guid).filter(g -> !g.isEmpty()), failure, "ipmitool chassis power status"));
        return this;
    }

    Gathered clock(NodeName node, long aheadMs) {
        clocks.put(node, new ClockOffset(Duration.ofMillis(aheadMs), Duration.ofMillis(15)));
        return this;
    }

    Gathered unread(NodeName node) {
        edits.add(() -> texts.remove(node));
        return this;
    }

    ClusterFacts facts() {
        edits.forEach(Runnable::run);
        edits.clear();
        if (!(new InventoryReader(InventoryReader.SCENARIOS).read("example", inventory)
                instanceof InventoryReading.Clean clean)) {
            throw new AssertionError("the inventory is wrong");
        }
        Inventory cluster = clean.inventory();
        List<NodeFacts> nodes = cluster.nodes().stream()
                .filter(n -> texts.containsKey(n.name()))
                .map(n -> NodeFacts.parse(n.name(), Objects.requireNonNull(texts.get(n.name()))))
                .toList();
        Map<NodeName, String> unread = texts.size() == 2 ? Map.of() : Map.of(M2, "m2: nothing answers");
        return new ClusterFacts(cluster, nodes, bmcs, clocks, unread);
    }

    AuditReport judged() {
        return Audit.of(facts());
    }

    /** Lays sections over those of the same title, on both nodes. */
    private Gathered sections(String name) {
        String more = resource(name);
        return edit(text -> text.replace("=== done\n", "") + more);
    }

    static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Gathered.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
