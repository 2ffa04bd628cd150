package org.hadrill.inventory;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON Schema (draft 2020-12) of inventories, for editors and for the reader. Thread-safe. */
public final class InventorySchema {
    private static final JsonNode TREE = JsonMapper.shared().readTree(text());
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(TREE);

    private InventorySchema() {}

    /** The schema as a JSON document. */
    public static String text() {
        return Resource.text("inventory.schema.json");
    }

    static List<Error> validate(JsonNode inventory) {
        return SCHEMA.validate(inventory);
    }

    /** The object of the schema that holds the keyword which found the error. */
    static JsonNode holder(Error error) {
        NodePath path = error.getSchemaLocation().getFragment();
        JsonNode node = TREE;
        for (int i = 0; i < path.getNameCount() - 1; i++) {
            node = node.path(path.getName(i));
        }
        return node;
    }

    /** Whether an alternative was not met, which the error of its {@code oneOf} says. */
    static boolean belowOneOf(Error error) {
        NodePath path = error.getSchemaLocation().getFragment();
        for (int i = 0; i < path.getNameCount() - 1; i++) {
            if (path.getName(i).equals("oneOf")) {
                return true;
            }
        }
        return false;
    }

    /** The keys of which a {@code oneOf} requires one each. */
    static List<String> alternatives(Error error) {
        return holder(error)
                .path("oneOf")
                .valueStream()
                .map(a -> a.path("required").path(0).asString())
                .toList();
    }

    /** The definition that {@code schema} refers to, or itself. */
    static JsonNode resolve(JsonNode schema) {
        return schema.has("$ref") ? TREE.at(schema.path("$ref").asString().substring(1)) : schema;
    }
}
