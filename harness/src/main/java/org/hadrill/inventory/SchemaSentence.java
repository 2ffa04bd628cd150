package org.hadrill.inventory;

import java.util.List;
import org.hadrill.text.DidYouMean;
import org.hadrill.text.Shown;
import tools.jackson.databind.JsonNode;

/** Words for what the schema found, made of its titles and examples. */
final class SchemaSentence {
    private SchemaSentence() {}

    /** {@code 'x' is not a port from 1 to 65535 such as 22}. */
    static String isNot(String text, JsonNode schema) {
        return Shown.quoted(text) + " is not " + expected(schema);
    }

    static String notOneOf(String text, JsonNode schema) {
        List<String> words =
                schema.path("enum").valueStream().map(JsonNode::asString).toList();
        String hint = DidYouMean.nearest(text, words)
                .map(w -> ". Did you mean " + w + "?")
                .orElse("");
        return Shown.quoted(text) + " is not " + oneOf(words) + hint;
    }

    static String wrongType(LocatedNode node, JsonNode schema) {
        JsonNode json = node.json();
        String expected = ", expected " + expected(schema);
        if (json.isNull()) {
            return "empty" + expected;
        } else if (json.isArray()) {
            return "a list" + expected;
        } else if (json.isObject()) {
            return "a mapping" + expected;
        } else if (json.isNumber() && schema.path("title").asString("").startsWith("a duration")) {
            String number = Shown.plain(node.text());
            return Shown.quoted(node.text()) + " has no unit. Write " + number + "ms, " + number + "s or " + number
                    + "min";
        }
        String kind = json.isNumber() ? " is a number" : json.isBoolean() ? " is a truth value" : " is a text";
        boolean quotesHelp = schema.path("type").asString("").equals("string");
        return Shown.quoted(node.text()) + kind + expected + (quotesHelp ? ". In quotes it is a text" : "");
    }

    /** What the schema wants: its title, then an example, its words or its keys. */
    static String expected(JsonNode schema) {
        String title = schema.path("title").asString("a value");
        JsonNode example = schema.path("examples").path(0);
        if (schema.has("enum")) {
            return oneOf(
                    schema.path("enum").valueStream().map(JsonNode::asString).toList());
        } else if (schema.has("properties")) {
            return "a mapping with the keys "
                    + String.join(", ", schema.path("properties").propertyNames());
        }
        return example.isValueNode() ? title + " such as " + example.asString() : title;
    }

    /** {@code , such as KEY: EXAMPLE}, or nothing where the key holds a mapping. */
    static String example(String key, JsonNode parent) {
        JsonNode schema = InventorySchema.resolve(parent).path("properties").path(key);
        JsonNode resolved = InventorySchema.resolve(schema);
        JsonNode example = schema.has("examples")
                ? schema.path("examples").path(0)
                : resolved.path("examples").path(0);
        if (schema.has("enum")) {
            return ", "
                    + oneOf(schema.path("enum")
                            .valueStream()
                            .map(JsonNode::asString)
                            .toList());
        }
        return example.isValueNode() ? ", such as " + key + ": " + example.asString() : "";
    }

    private static String oneOf(List<String> words) {
        return words.size() == 1 ? words.get(0) : "one of " + String.join(", ", words);
    }
}
