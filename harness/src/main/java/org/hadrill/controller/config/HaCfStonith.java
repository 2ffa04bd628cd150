package org.hadrill.controller.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hadrill.cluster.NodeName;
import org.hadrill.controller.config.HaConfig.StonithHost;
import org.hadrill.text.DidYouMean;
import org.hadrill.text.Shown;

/**
 * The {@code stonith_host} lines: {@code stonith_host FROM TYPE TARGET ADDRESS USER PASSWORD INTERFACE}, where FROM is a node or
 * {@code *}. What follows the type is what the plug-in {@code external/ipmi} asks for, in its order.
 */
final class HaCfStonith {
    private static final List<String> TYPES = List.of("external/ipmi-off", "external/ipmi");
    private static final List<String> INTERFACES = List.of("lanplus", "lan");
    private static final int PARAMETERS = 4;
    private static final String FORM = "stonith_host FROM TYPE TARGET ADDRESS USER PASSWORD INTERFACE";

    private final Findings findings;
    private final List<Line> lines = new ArrayList<>();
    private boolean wrong;

    private record Line(int number, StonithHost host) {}

    HaCfStonith(Findings findings) {
        this.findings = findings;
    }

    List<StonithHost> hosts() {
        return lines.stream().map(Line::host).toList();
    }

    void read(ConfigLine line) {
        List<String> words = line.rest();
        if (words.size() >= 2 && !TYPES.contains(words.get(1))) {
            error(
                    line.number(),
                    "the device type " + Shown.quoted(words.get(1)) + " cannot be used here. "
                            + DidYouMean.sentence(words.get(1), TYPES));
            return;
        }
        if (words.size() != 3 + PARAMETERS) {
            error(line.number(), "7 words expected after stonith_host, here " + words.size() + ": " + FORM);
            return;
        }
        Optional<NodeName> by = words.get(0).equals("*") ? Optional.empty() : HaWords.node(words.get(0));
        Optional<NodeName> target = HaWords.node(words.get(2));
        List<String> parameters = words.subList(3, words.size());
        if (target.isEmpty() || (by.isEmpty() && !words.get(0).equals("*"))) {
            String name = target.isEmpty() ? words.get(2) : words.get(0);
            error(line.number(), Shown.quoted(name) + " is no host name. " + FORM);
        } else if (!INTERFACES.contains(parameters.get(3))) {
            error(
                    line.number(),
                    "the interface " + Shown.quoted(parameters.get(3)) + " is not lanplus or lan. " + FORM);
        } else {
            lines.add(new Line(line.number(), new StonithHost(by, words.get(1), target.get(), parameters)));
            if (words.get(1).equals("external/ipmi")) {
                findings.warn(
                        line.number(),
                        "external/ipmi is used as off with reading back; Heartbeat's own resets, and powers a dead node on."
                                + " Write external/ipmi-off");
            }
        }
    }

    /** Whether the nodes of the lines exist, and each of the two can be switched off by the other. */
    void check(List<NodeName> nodes) {
        if (nodes.size() != 2) {
            return;
        }
        for (Line line : lines) {
            known(line.number(), line.host().target(), nodes);
            line.host().by().ifPresent(by -> known(line.number(), by, nodes));
            if (line.host().by().equals(Optional.of(line.host().target()))) {
                error(line.number(), line.host().target() + " would switch itself off. FROM is the other node");
            }
        }
        if (!lines.isEmpty() && !wrong) {
            uncovered(nodes.get(0), nodes.get(1));
            uncovered(nodes.get(1), nodes.get(0));
        }
    }

    private void known(int line, NodeName name, List<NodeName> nodes) {
        if (!nodes.contains(name)) {
            error(
                    line,
                    Shown.quoted(name.value()) + " is no node of this cluster. The nodes are " + HaWords.list(nodes));
        }
    }

    private void uncovered(NodeName by, NodeName target) {
        if (hosts().stream()
                .noneMatch(h -> h.by().orElse(by).equals(by) && h.target().equals(target))) {
            findings.warn(
                    lines.get(0).number(),
                    "no stonith_host line lets " + by + " switch " + target + " off: " + by
                            + " takes over from a silent " + target + " without fencing. Add stonith_host " + by
                            + " ...");
        }
    }

    private void error(int line, String message) {
        wrong = true;
        findings.error(line, message);
    }
}
