package org.hadrill.inventory;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hadrill.text.DidYouMean;
import org.hadrill.text.Shown;
import tools.jackson.databind.JsonNode;

/** Holds a file against the schema and says each violation as a located sentence; one a place. */
final class SchemaCheck {
    private final LocatedNode root;
    private final Problems problems;
    private final Set<String> misspelled = new HashSet<>();

    SchemaCheck(LocatedNode root, Problems problems) {
        this.root = root;
        this.problems = problems;
    }

    void run() {
        List<Error> errors = InventorySchema.validate(root.json()).stream()
                .filter(e -> !InventorySchema.belowOneOf(e))
                .toList();
        // Unknown keys first: a key that was misspelled is not reported as missing, too.
        errors.stream()
                .filter(e -> e.getKeyword().equals("additionalProperties"))
                .forEach(this::unknownKey);
        errors.stream().filter(e -> e.getKeyword().equals("type")).forEach(this::report);
        errors.forEach(this::report);
    }

    private void report(Error error) {
        LocatedNode node = node(error);
        JsonNode schema = InventorySchema.holder(error);
        if (PasswordEntry.holds(node)) {
            reportOnce(node, PasswordEntry.complaint(node));
            return;
        }
        switch (error.getKeyword()) {
            case "additionalProperties" -> {}
            case "required" -> missingKey(node, error.getProperty(), schema);
            case "oneOf" -> alternatives(node, InventorySchema.alternatives(error));
            case "minProperties", "maxProperties", "minItems" -> count(node, schema);
            case "propertyNames" -> keyName(node, error);
            case "type" -> reportOnce(node, SchemaSentence.wrongType(node, schema));
            case "enum" -> reportOnce(node, SchemaSentence.notOneOf(node.text(), schema));
            default -> reportOnce(node, SchemaSentence.isNot(node.text(), schema));
        }
    }

    private void unknownKey(Error error) {
        LocatedNode parent = node(error);
        if (PasswordEntry.holds(parent) || problems.at(parent.childPath(error.getProperty()))) {
            return;
        }
        String key = error.getProperty();
        Collection<String> known =
                InventorySchema.holder(error).path("properties").propertyNames();
        Set<String> absent = new LinkedHashSet<>(known);
        absent.removeAll(parent.children().keySet());
        Optional<String> meant = DidYouMean.nearest(key, absent);
        String hint = meant.map(m -> "Did you mean " + m + "?").orElse("Known here: " + String.join(", ", known));
        problems.add(parent.get(key).keyPlace(), parent.childPath(Shown.plain(key)), "unknown key. " + hint);
        meant.ifPresent(m -> misspelled.add(parent.childPath(m)));
    }

    private void missingKey(LocatedNode parent, String key, JsonNode schema) {
        String path = parent.childPath(key);
        if (!misspelled.contains(path) && !problems.at(parent.path())) {
            problems.add(parent.keyPlace(), path, "missing key" + SchemaSentence.example(key, schema));
        }
    }

    /** Exactly one of these keys is wanted; one that was misspelled has been said. */
    private void alternatives(LocatedNode node, List<String> keys) {
        List<String> found = keys.stream().filter(node.children()::containsKey).toList();
        if (problems.at(node.path()) || keys.stream().map(node::childPath).anyMatch(misspelled::contains)) {
            return;
        }
        String message = found.isEmpty() ? "missing key, one of " : String.join(" and ", found) + ", expected one of ";
        problems.add(node.keyPlace(), node.path(), message + String.join(", ", keys));
    }

    /** Not said where a repeated key is the reason. */
    private void count(LocatedNode node, JsonNode schema) {
        if (!problems.lostEntryOf(node.path())) {
            int size = node.children().size();
            String entries = size == 1 ? "1 entry" : size + " entries";
            problems.add(node.keyPlace(), node.path(), entries + ", expected " + SchemaSentence.expected(schema));
        }
    }

    private void keyName(LocatedNode node, Error error) {
        String key = error.getProperty();
        String path = node.childPath(Shown.plain(key));
        if (!problems.at(path)) {
            JsonNode names =
                    InventorySchema.resolve(InventorySchema.holder(error).path("propertyNames"));
            problems.add(node.get(key).keyPlace(), path, SchemaSentence.isNot(key, names));
        }
    }

    private void reportOnce(LocatedNode node, String message) {
        if (!problems.at(node.path())) {
            problems.add(node, message);
        }
    }

    private LocatedNode node(Error error) {
        NodePath path = error.getInstanceLocation();
        LocatedNode node = root;
        for (int i = 0; i < path.getNameCount(); i++) {
            node = node.get(path.getName(i));
            if (PasswordEntry.holds(node)) {
                break;
            }
        }
        return node;
    }
}
