package org.hadrill.controller.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hadrill.cluster.NodeName;
import org.hadrill.text.Shown;

/** The {@code node} lines. */
final class HaCfNodes {
    private final Findings findings;
    private final List<NodeName> names = new ArrayList<>();
    private int lastLine;
    private boolean wrong;

    HaCfNodes(Findings findings) {
        this.findings = findings;
    }

    List<NodeName> names() {
        return names;
    }

    void read(ConfigLine line) {
        lastLine = line.number();
        if (line.list().isEmpty()) {
            error("node names no node. Write node NAME NAME, as uname -n has them");
        }
        for (String word : line.list()) {
            Optional<NodeName> name = HaWords.node(word);
            if (name.isEmpty()) {
                error("node " + Shown.quoted(word) + " is no host name. Write what uname -n prints");
            } else if (names.contains(name.get())) {
                error("node " + word + " a second time. Remove it");
            } else {
                names.add(name.get());
            }
        }
    }

    void check(Optional<NodeName> self) {
        if (wrong) {
            return;
        }
        if (names.size() != 2) {
            error(
                    names.isEmpty()
                            ? "no node line. Add node NAME NAME, as uname -n has them on the two nodes"
                            : "a cluster has exactly two nodes, here " + names.size() + ": " + HaWords.list(names)
                                    + ". Write node NAME NAME");
            return;
        }
        self.map(s -> s.value().toLowerCase(Locale.ROOT))
                .filter(s -> names.stream().noneMatch(n -> n.value().equals(s)))
                .ifPresent(s -> error("this node is " + Shown.quoted(s) + " (uname -n), which is none of "
                        + HaWords.list(names) + ". Name it here, or rename the machine"));
    }

    private void error(String message) {
        wrong = true;
        findings.error(lastLine, message);
    }
}
