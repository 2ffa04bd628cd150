package org.hadrill.inventory;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Reads YAML 1.2 into nodes that know their places. Aliases, tags and repeated keys are errors. */
final class LocatedYaml {
    static final int MAX_DEPTH = 16;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final YAMLFactory YAML = YAMLFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNameLength(InventoryReader.MAX_BYTES)
                    .build())
            .build();

    private final YAMLParser parser;
    private final Problems problems;

    private LocatedYaml(YAMLParser parser, Problems problems) {
        this.parser = parser;
        this.problems = problems;
    }

    /** The value of the file, or nothing where it is empty or no YAML; what is wrong goes to {@code problems}. */
    static Optional<LocatedNode> parse(String text, Problems problems) {
        try (YAMLParser parser = (YAMLParser) YAML.createParser(ObjectReadContext.empty(), text)) {
            LocatedYaml reader = new LocatedYaml(parser, problems);
            try {
                return reader.document();
            } catch (StreamConstraintsException e) {
                problems.add(reader.here(), "", "nested deeper than " + MAX_DEPTH + " levels (limit MAX_DEPTH)");
            } catch (JacksonException e) {
                YamlSyntax syntax = YamlSyntax.of(e, text);
                problems.add(syntax.place(), "", syntax.message());
            }
            return Optional.empty();
        }
    }

    private Optional<LocatedNode> document() {
        JsonToken first = parser.nextToken();
        if (first == null || first == JsonToken.VALUE_NULL) {
            problems.add(
                    first == null ? Place.START : here(),
                    "",
                    "the file is empty. Begin with: hadrill inventory --example");
            return Optional.empty();
        }
        LocatedNode root = value(first, "", here());
        if (parser.nextToken() != null) {
            problems.add(here(), "", "a second document ('---'). An inventory is one document");
        }
        return Optional.of(root);
    }

    private LocatedNode value(JsonToken token, String path, Place key) {
        Place place = here();
        if (parser.isCurrentAlias()) {
            problems.add(place, path, "an alias (*). Aliases are not supported, write the value again");
            return new LocatedNode(path, key, place, JSON.nullNode(), "", Map.of());
        }
        if (parser.getTypeId() != null) {
            problems.add(place, path, "a tag (!). Tags are not supported");
        }
        return switch (token) {
            case START_OBJECT -> mapping(path, key, place);
            case START_ARRAY -> list(path, key, place);
            default -> new LocatedNode(path, key, place, scalar(token), parser.getString(), Map.of());
        };
    }

    private LocatedNode mapping(String path, Place key, Place place) {
        ObjectNode json = JSON.objectNode();
        Map<String, LocatedNode> children = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            Place namePlace = here();
            LocatedNode child = value(parser.nextToken(), path.isEmpty() ? name : path + "." + name, namePlace);
            LocatedNode first = children.putIfAbsent(name, child);
            if (first == null) {
                json.set(name, child.json());
            } else {
                problems.addRepeatedKey(namePlace, path, child.path(), first.keyPlace());
            }
        }
        return new LocatedNode(path, key, place, json, "", children);
    }

    private LocatedNode list(String path, Place key, Place place) {
        ArrayNode json = JSON.arrayNode();
        Map<String, LocatedNode> children = new LinkedHashMap<>();
        for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
            String index = Integer.toString(children.size());
            LocatedNode child = value(t, path + "[" + index + "]", here());
            children.put(index, child);
            json.add(child.json());
        }
        return new LocatedNode(path, key, place, json, "", children);
    }

    private JsonNode scalar(JsonToken token) {
        return switch (token) {
            case VALUE_NULL -> JSON.nullNode();
            case VALUE_TRUE -> JSON.booleanNode(true);
            case VALUE_FALSE -> JSON.booleanNode(false);
            case VALUE_NUMBER_INT -> JSON.numberNode(new BigInteger(parser.getString()));
            // Whatever its value: nothing in an inventory is a fraction, and 5.0 shall not pass for 5.
            case VALUE_NUMBER_FLOAT -> JSON.numberNode(0.5);
            default -> JSON.stringNode(parser.getString());
        };
    }

    private Place here() {
        TokenStreamLocation at = parser.currentTokenLocation();
        return new Place(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
    }
}
