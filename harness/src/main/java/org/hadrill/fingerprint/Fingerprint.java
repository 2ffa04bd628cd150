package org.hadrill.fingerprint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hadrill.cluster.Inventory;
import org.hadrill.drill.Site;
import org.hadrill.recording.RecordingJson;
import org.hadrill.remote.CommandResult;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * How both nodes of a cluster were at rest: links, addresses, queueing disciplines, firewall rules, mounts, processes of the
 * cluster, roles of the disk, armed undos; addresses, routes and forwarding of the guests.
 *
 * @param cluster name, configuration and manager; only fingerprints of the same are compared
 * @param nodes facts by node, each a few words
 */
public record Fingerprint(String cluster, SortedMap<String, SortedSet<String>> nodes) {
    /** A run's fingerprint from before its first fault, in the run's folder. */
    public static final String FILE = "fingerprint.json";

    /** Which facts are taken; one with fewer is not compared. */
    private static final String FACTS = "facts 2";

    /** Longest time for one node to tell. */
    static final Duration COMMAND_LIMIT = Duration.ofSeconds(20);

    /** Most differences that are told; more are counted. */
    static final int TOLD_LIMIT = 8;

    private static final JsonMapper JSON = RecordingJson.mapper();

    /** Either a fingerprint, or why there is none. */
    public record Reading(Optional<Fingerprint> fingerprint, String trouble) {}

    /** What each node is asked. */
    public static String command(Inventory inventory) {
        return NodeFacts.command(inventory.disk().status(), inventory.guests());
    }

    /** Asks both nodes. */
    public static Reading read(Site site) throws InterruptedException {
        Inventory inventory = site.inventory();
        SortedMap<String, SortedSet<String>> nodes = new TreeMap<>();
        for (Inventory.Node node : inventory.nodes()) {
            CommandResult said = site.node(node.name()).run(command(inventory), COMMAND_LIMIT);
            if (!said.ok()) {
                return new Reading(Optional.empty(), "the fingerprint cannot be taken: " + said.describe());
            }
            nodes.put(node.name().value(), NodeFacts.of(said.output()));
        }
        return new Reading(Optional.of(new Fingerprint(name(inventory), nodes)), "");
    }

    private static String name(Inventory inventory) {
        return inventory.name() + " " + inventory.configuration() + " "
                + inventory.manager().kind().word() + " " + FACTS;
    }

    /** Whether it is of this cluster, with this configuration and manager. */
    public boolean isOf(Inventory inventory) {
        return cluster.equals(name(inventory));
    }

    /** What {@code now} has and this has not, and the other way round: one sentence a fact. */
    public List<String> difference(Fingerprint now) {
        List<String> all = new ArrayList<>();
        nodes.forEach((node, before) -> {
            SortedSet<String> after = now.nodes.getOrDefault(node, new TreeSet<>());
            before.stream().filter(f -> !after.contains(f)).forEach(f -> all.add(node + " lacks: " + f));
            after.stream().filter(f -> !before.contains(f)).forEach(f -> all.add(node + " has besides: " + f));
        });
        if (all.size() <= TOLD_LIMIT) {
            return all;
        }
        List<String> told = new ArrayList<>(all.subList(0, TOLD_LIMIT));
        told.add("and " + (all.size() - TOLD_LIMIT) + " more");
        return told;
    }

    /** Writes it and syncs. */
    void write(Path runFolder) throws IOException {
        Path temporary = runFolder.resolve(FILE + ".tmp");
        ByteBuffer bytes = ByteBuffer.wrap(JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8));
        try (FileChannel file = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        }
        Files.move(temporary, runFolder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The fingerprint that a run wrote; empty when it wrote none. */
    public static Optional<Fingerprint> of(Path runFolder) throws IOException {
        Path file = runFolder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readString(file), Fingerprint.class));
        } catch (JacksonException e) {
            throw new IOException(file + ": not a fingerprint: " + e.getOriginalMessage(), e);
        }
    }
}
