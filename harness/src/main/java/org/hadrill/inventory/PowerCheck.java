package org.hadrill.inventory;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.hadrill.cluster.PowerCommands;
import org.hadrill.text.DidYouMean;

/** What the schema cannot say of power switches: patterns and placeholders, and that no two nodes share a switch. */
final class PowerCheck {
    private static final Set<String> PATTERNS = Set.of("says-on", "says-off");

    private final LocatedNode root;
    private final Problems problems;

    PowerCheck(LocatedNode root, Problems problems) {
        this.root = root;
        this.problems = problems;
    }

    void run() {
        List<LocatedNode> nodes = root.each("nodes");
        nodes.forEach(n -> n.find("power-commands").ifPresent(this::commands));
        if (nodes.size() == 2 && problems.isEmpty()) {
            sharedSwitch(nodes.get(0), nodes.get(1));
        }
    }

    private void commands(LocatedNode commands) {
        PATTERNS.forEach(key -> commands.find(key).ifPresent(this::pattern));
        Set<String> known = new LinkedHashSet<>(Set.of(PowerCommands.NODE));
        commands.find("values").ifPresent(v -> known.addAll(v.children().keySet()));
        for (String action : List.of("on", "off", "status")) {
            commands.each(action).forEach(word -> placeholders(word, known));
        }
    }

    private void pattern(LocatedNode node) {
        try {
            Pattern.compile(node.text());
        } catch (PatternSyntaxException e) {
            problems.add(node, "not a regular expression: " + e.getDescription());
        }
    }

    private void placeholders(LocatedNode word, Set<String> known) {
        Matcher m = PowerCommands.PLACEHOLDER.matcher(word.text());
        while (m.find()) {
            String name = m.group(1);
            if (!known.contains(name)) {
                problems.add(word, "{" + name + "} is not under values. " + DidYouMean.sentence(name, known));
            }
        }
    }

    private void sharedSwitch(LocatedNode first, LocatedNode second) {
        Optional<String> one = door(first);
        if (one.isPresent() && one.equals(door(second))) {
            problems.add(
                    second.keyPlace(), second.path(), "its power switch is that of " + first.path() + ": " + one.get());
        }
    }

    /** What a switch is reached by; empty for a BMC, whose address is checked with all others. */
    private static Optional<String> door(LocatedNode node) {
        Optional<String> redfish = node.find("redfish").map(r -> {
            String system = r.find("system").map(s -> " system " + s.text()).orElse("");
            return r.get("address").text()
                    + system
                    + r.find("port").map(p -> " port " + p.text()).orElse("");
        });
        String name = node.path().substring(node.path().indexOf('.') + 1);
        return redfish.or(() -> node.find("power-commands")
                .map(c -> String.join(" ", PowerBuilder.commands(c).words("off", name))));
    }
}
