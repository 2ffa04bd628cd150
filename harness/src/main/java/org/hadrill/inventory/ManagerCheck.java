package org.hadrill.inventory;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hadrill.cluster.Managers;
import org.hadrill.cluster.NodeName;
import org.hadrill.text.Shown;

/** The manager is one that we know; where each node has its own, the nodes are those of the inventory. */
final class ManagerCheck {
    private final LocatedNode root;
    private final Problems problems;

    ManagerCheck(LocatedNode root, Problems problems) {
        this.root = root;
        this.problems = problems;
    }

    void run() {
        root.find("manager", "kind").filter(kind -> !problems.at(kind.path())).ifPresent(this::isKnown);
    }

    private void isKnown(LocatedNode kind) {
        try {
            nodesAreKnown(kind, new Managers(kind.text()).nodes());
        } catch (IllegalArgumentException wrong) {
            problems.add(kind, Shown.plain(String.valueOf(wrong.getMessage())) + ". Known: " + Managers.known());
        }
    }

    private void nodesAreKnown(LocatedNode kind, Set<NodeName> named) {
        Set<String> nodes =
                new TreeSet<>(root.find("nodes").map(n -> n.children().keySet()).orElse(Set.of()));
        Set<String> said = named.stream().map(NodeName::value).collect(Collectors.toSet());
        if (!said.isEmpty() && !nodes.isEmpty() && !said.equals(nodes)) {
            problems.add(kind, "names managers of other nodes than " + String.join(" and ", nodes));
        }
    }
}
