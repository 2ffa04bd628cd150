package org.hadrill.inventory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The entries of an inventory that say whom to trust: SSH host keys, and fingerprints of Redfish certificates. They can be
 * missing or wrong while the rest of the file is clean. Recording changes them and no other character of the file.
 */
public final class KeyEntries {
    private static final String HOST_KEY = "known-host-key";
    private static final String CERTIFICATE = "certificate";
    private static final String FINGERPRINT = "sha256";

    private final String fileName;
    private final String text;
    private final List<Entry> entries;

    private KeyEntries(String fileName, String text, List<Entry> entries) {
        this.fileName = fileName;
        this.text = text;
        this.entries = List.copyOf(entries);
    }

    /**
     * An entry, and the server that it is about.
     *
     * @param owner the node's name, or {@code observer}
     * @param ssh whether it is a host key; else the fingerprint of a certificate
     * @param recorded what the file says now
     */
    public record Entry(String owner, boolean ssh, String address, int port, Optional<String> recorded) {}

    /** Either the entries, or what else is wrong with the file. */
    public record Reading(Optional<KeyEntries> entries, List<InventoryError> errors) {}

    /** Reads a file; an error that recording would mend is none. */
    public static Reading read(String fileName, String text) {
        List<InventoryError> errors = new InventoryReader(InventoryReader.SCENARIOS)
                .errors(fileName, text).stream()
                        .filter(e -> !mendable(e.path()))
                        .toList();
        if (!errors.isEmpty()) {
            return new Reading(Optional.empty(), errors);
        }
        return new Reading(Optional.of(new KeyEntries(fileName, text, entries(parse(fileName, text)))), List.of());
    }

    private static boolean mendable(String path) {
        return path.endsWith(".ssh." + HOST_KEY)
                || path.endsWith(".redfish." + CERTIFICATE)
                || path.endsWith("." + CERTIFICATE + "." + FINGERPRINT);
    }

    private static LocatedNode parse(String fileName, String text) {
        return LocatedYaml.parse(text, new Problems(fileName)).orElseThrow();
    }

    private static List<Entry> entries(LocatedNode root) {
        List<Entry> all = new ArrayList<>();
        root.get("nodes").children().forEach((name, node) -> {
            all.add(entry(name, true, node.get("ssh"), InventoryBuilder.SSH_PORT));
            node.find("redfish")
                    .filter(r -> r.find(CERTIFICATE, "ca").isEmpty())
                    .ifPresent(r -> all.add(entry(name, false, r, PowerBuilder.REDFISH_PORT)));
        });
        all.add(entry("observer", true, root.get("observer").get("ssh"), InventoryBuilder.SSH_PORT));
        return all;
    }

    private static Entry entry(String owner, boolean ssh, LocatedNode at, int port) {
        Optional<LocatedNode> recorded = ssh ? at.find(HOST_KEY) : at.find(CERTIFICATE, FINGERPRINT);
        return new Entry(
                owner,
                ssh,
                at.get("address").text(),
                InventoryBuilder.number(at, "port", port),
                recorded.map(LocatedNode::text));
    }

    public List<Entry> all() {
        return entries;
    }

    /**
     * The file's text with these values.
     *
     * @throws IllegalArgumentException when the file cannot be changed without reading it as a person does; the message has the
     *     lines to write by hand
     */
    public String record(Map<Entry, String> values) {
        LocatedNode root = parse(fileName, text);
        List<Edit> edits = new ArrayList<>();
        values.forEach((entry, value) -> edits.add(edit(root, entry, value)));
        edits.sort(Comparator.comparingInt(Edit::from).reversed());
        StringBuilder changed = new StringBuilder(text);
        edits.forEach(e -> changed.replace(e.from(), e.to(), e.text()));
        String result = changed.toString();
        if (new InventoryReader(InventoryReader.SCENARIOS).read(fileName, result)
                instanceof InventoryReading.Wrong wrong) {
            throw byHand(
                    values.entrySet().iterator().next().getKey(),
                    wrong.errors().get(0).message());
        }
        return result;
    }

    private record Edit(int from, int to, String text) {}

    private Edit edit(LocatedNode root, Entry entry, String value) {
        LocatedNode host = entry.owner().equals("observer") && entry.ssh()
                ? root.get("observer")
                : root.get("nodes").get(entry.owner());
        LocatedNode parent = host.get(entry.ssh() ? "ssh" : "redfish");
        Optional<LocatedNode> old = entry.ssh() ? parent.find(HOST_KEY) : parent.find(CERTIFICATE, FINGERPRINT);
        if (old.isPresent()) {
            return replaced(entry, old.get(), entry.ssh() ? value : quoted(value));
        } else if (!entry.ssh() && parent.find(CERTIFICATE).isPresent()) {
            throw byHand(entry, "its certificate is neither sha256 nor ca");
        }
        return added(
                parent, entry.ssh() ? HOST_KEY + ": " + value : CERTIFICATE + ": { sha256: " + quoted(value) + " }");
    }

    private Edit replaced(Entry entry, LocatedNode old, String value) {
        int from = offset(old.place());
        String written = old.text();
        for (String quote : List.of("", "\"", "'")) {
            String token = quote + written + quote;
            if (!written.isEmpty() && text.startsWith(token, from)) {
                return new Edit(from, from + token.length(), value);
            }
        }
        throw byHand(
                entry, "the value at " + fileName + ":" + old.place() + " is written in a way that is not understood");
    }

    /** As the first key of its mapping, in the mapping's own style. */
    private Edit added(LocatedNode parent, String line) {
        int at = offset(parent.place());
        if (text.startsWith("{", at)) {
            return new Edit(at + 1, at + 1, " " + line + ",");
        }
        Place first = parent.children().values().iterator().next().keyPlace();
        int key = offset(first);
        return new Edit(key, key, line + "\n" + " ".repeat(first.column() - 1));
    }

    private int offset(Place place) {
        int lineStart = 0;
        for (int line = 1; line < place.line(); line++) {
            lineStart = text.indexOf('\n', lineStart) + 1;
        }
        return text.offsetByCodePoints(lineStart, place.column() - 1);
    }

    private static IllegalArgumentException byHand(Entry entry, String why) {
        String key = entry.ssh() ? "ssh." + HOST_KEY : "redfish." + CERTIFICATE + "." + FINGERPRINT;
        return new IllegalArgumentException(why + ". Write " + key + " of " + entry.owner() + " by hand");
    }

    private static String quoted(String value) {
        return '"' + value + '"';
    }
}
