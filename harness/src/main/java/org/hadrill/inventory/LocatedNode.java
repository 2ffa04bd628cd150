package org.hadrill.inventory;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * A value of a YAML file that knows where it stands.
 *
 * @param path the keys that lead here, joined with dots; empty for the whole file
 * @param keyPlace where its key stands; its own place for the whole file and for items of a list
 * @param json the same value for the schema
 * @param text a scalar as written, without quotes; empty for a mapping or a list
 * @param children values of a mapping by key in the order of the file, or items of a list by index
 */
record LocatedNode(
        String path, Place keyPlace, Place place, JsonNode json, String text, Map<String, LocatedNode> children) {

    LocatedNode {
        children = Collections.unmodifiableMap(new LinkedHashMap<>(children));
    }

    String childPath(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** The value that these keys lead to, where every one of them is there. */
    Optional<LocatedNode> find(String... keys) {
        Optional<LocatedNode> node = Optional.of(this);
        for (String key : keys) {
            node = node.map(n -> n.children.get(key));
        }
        return node;
    }

    /** The value of a key that the schema requires. */
    LocatedNode get(String key) {
        return find(key)
                .orElseThrow(() -> new IllegalStateException(childPath(key) + ": the schema lets it be missing"));
    }

    /** The values below {@code key}, none where it is missing. */
    List<LocatedNode> each(String... keys) {
        return find(keys).map(n -> List.copyOf(n.children.values())).orElse(List.of());
    }

    /** The value as a typed one, or nothing where it cannot be one: then the schema has said so already. */
    <T> Optional<T> as(Function<String, T> parser) {
        try {
            return Optional.of(parser.apply(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
