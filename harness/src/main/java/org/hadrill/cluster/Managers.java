package org.hadrill.cluster;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which manager each node runs.
 *
 * @param word as in an inventory and on the command line: one kind for both nodes, such as {@code heartbeat}, or one for
 *     each, such as {@code m1=builtin,m2=heartbeat}
 */
public record Managers(String word) {
    /** @throws IllegalArgumentException with a sentence for people when {@code word} says no such thing */
    public Managers {
        var unused = word.contains("=") ? byNode(word) : ManagerKind.named(word);
    }

    public static Managers of(ManagerKind both) {
        return new Managers(both.word());
    }

    /** @throws IllegalArgumentException when the nodes are named and this one is not among them */
    public ManagerKind on(NodeName node) {
        if (!word.contains("=")) {
            return ManagerKind.named(word);
        }
        ManagerKind kind = byNode(word).get(node);
        if (kind == null) {
            throw new IllegalArgumentException("'" + word + "' names no manager for " + node);
        }
        return kind;
    }

    /** Whether a node runs {@code kind}. */
    public boolean include(ManagerKind kind) {
        return word.contains("=") ? byNode(word).containsValue(kind) : ManagerKind.named(word) == kind;
    }

    /** The nodes it is for; empty when it is for any. */
    public Set<NodeName> nodes() {
        return word.contains("=") ? byNode(word).keySet() : Set.of();
    }

    /** The words that can stand for a manager, for messages. */
    public static String known() {
        return Arrays.stream(ManagerKind.values()).map(ManagerKind::word).collect(Collectors.joining(", "))
                + ", or one for each node as in m1=builtin,m2=heartbeat";
    }

    private static Map<NodeName, ManagerKind> byNode(String word) {
        Map<NodeName, ManagerKind> kinds = new LinkedHashMap<>();
        for (String part : word.split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("'" + part + "' is not of the form NODE=MANAGER");
            }
            NodeName node = new NodeName(part.substring(0, equals));
            if (kinds.put(node, ManagerKind.named(part.substring(equals + 1))) != null) {
                throw new IllegalArgumentException("'" + word + "' names " + node + " twice");
            }
        }
        if (kinds.size() != 2) {
            throw new IllegalArgumentException(
                    "'" + word + "' names a manager for " + kinds.size() + " node, not for two");
        }
        return kinds;
    }

    @Override
    public String toString() {
        return word;
    }
}
