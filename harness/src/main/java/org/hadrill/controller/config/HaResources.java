package org.hadrill.controller.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hadrill.cluster.NodeName;
import org.hadrill.text.Shown;

/**
 * Reads haresources: a group a line, {@code NODE RESOURCE RESOURCE...}, started from left to right; a backslash at the end
 * continues a line. A resource is {@code SCRIPT::ARGUMENT::...}, or an address alone, which is {@code IPaddr}.
 */
public final class HaResources {
    private static final Pattern SCRIPT = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.@+-]*");
    private static final Pattern LIKE_AN_ADDRESS = Pattern.compile("\\d+\\.\\d+\\.[\\d.]+(/.*)?");

    /** {@code ADDRESS[/BITS[/CARD[/BROADCAST]]]}, as the script IPaddr takes it. */
    private static final Pattern ADDRESS =
            Pattern.compile("([\\d.]+)(/([0-9]|[12][0-9]|3[0-2])(/[A-Za-z0-9_.:@-]+(/[\\d.]+)?)?)?");

    private final Findings findings;
    private final List<NodeName> nodes;
    private final List<ResourceGroup> groups = new ArrayList<>();
    private final Map<Resource, Integer> owners = new HashMap<>();

    private HaResources(Findings findings, List<NodeName> nodes) {
        this.findings = findings;
        this.nodes = nodes;
    }

    /**
     * Reads the lines of a file.
     *
     * @param name what findings call the file
     * @param nodes the nodes of ha.cf, in small letters; empty when ha.cf is wrong itself, and then any name will do
     */
    public static Parsed<List<ResourceGroup>> parse(String name, List<String> lines, List<NodeName> nodes) {
        HaResources file = new HaResources(new Findings(name), nodes);
        file.read(lines);
        if (file.groups.isEmpty() && !file.findings.hasErrors()) {
            file.findings.warn(0, "no resource group: nothing will be started. Add a line NODE RESOURCE...");
        }
        return file.findings.parsed(List.copyOf(file.groups));
    }

    private void read(List<String> lines) {
        StringBuilder text = new StringBuilder();
        int first = 1;
        for (int i = 0; i < lines.size(); i++) {
            String line = ConfigLine.withoutComment(lines.get(i));
            if (text.isEmpty()) {
                first = i + 1;
            }
            boolean continued = line.stripTrailing().endsWith("\\");
            if (continued && !line.endsWith("\\")) {
                findings.error(
                        i + 1, "white space after the backslash: Heartbeat does not continue the line. Remove it");
            }
            text.append(
                    continued
                            ? line.stripTrailing()
                                    .substring(0, line.stripTrailing().length() - 1)
                            : line);
            if (continued && i + 1 == lines.size()) {
                findings.error(i + 1, "the last line ends with a backslash. Remove it");
            } else if (!continued) {
                group(first, ConfigLine.words(text.toString()));
                text.setLength(0);
            }
        }
    }

    private void group(int line, List<String> words) {
        if (words.isEmpty()) {
            return;
        }
        Optional<NodeName> preferred = node(line, words.get(0));
        List<Resource> resources = new ArrayList<>();
        for (String word : words.subList(1, words.size())) {
            resource(line, word).ifPresent(resources::add);
        }
        if (words.size() == 1) {
            findings.error(line, "no resource after the node. Name one, or remove the line");
        }
        resources.forEach(r -> once(line, r));
        if (preferred.isPresent() && !resources.isEmpty()) {
            groups.add(new ResourceGroup(preferred.get(), resources));
        }
    }

    private Optional<NodeName> node(int line, String word) {
        Optional<NodeName> name = HaWords.node(word);
        if (name.isEmpty() || !(nodes.isEmpty() || nodes.contains(name.get()))) {
            findings.error(line, Shown.quoted(word) + " is no node of ha.cf. The nodes are " + HaWords.list(nodes));
        }
        return name;
    }

    private Optional<Resource> resource(int line, String word) {
        if (LIKE_AN_ADDRESS.matcher(word).matches()) {
            return address(line, word).map(a -> new Resource("IPaddr", List.of(a)));
        }
        List<String> parts = List.of(word.split("::", -1));
        String script = parts.get(0);
        if (script.contains("/")) {
            findings.error(
                    line,
                    Shown.quoted(script)
                            + " is a path. A resource is the name of a script in resource.d or init.d: put it"
                            + " there and name it alone");
            return Optional.empty();
        }
        if (!SCRIPT.matcher(script).matches()) {
            findings.error(
                    line,
                    Shown.quoted(word) + " is no resource. Write SCRIPT::ARGUMENT::ARGUMENT, such as"
                            + " Filesystem::/dev/drbd0::/d0::ext3");
            return Optional.empty();
        }
        List<String> arguments = parts.subList(1, parts.size()).stream()
                .filter(a -> !a.isEmpty())
                .toList();
        if (arguments.size() != parts.size() - 1) {
            findings.warn(line, Shown.quoted(word) + " has an empty argument, which is left out. Remove the extra ::");
        }
        if (script.equals("IPaddr")
                && !arguments.isEmpty()
                && LIKE_AN_ADDRESS.matcher(arguments.get(0)).matches()) {
            return address(line, arguments.get(0)).map(a -> new Resource(script, arguments));
        }
        return Optional.of(new Resource(script, arguments));
    }

    private Optional<String> address(int line, String word) {
        var form = ADDRESS.matcher(word);
        if (form.matches() && HaWords.address(form.group(1)).isPresent()) {
            return Optional.of(word);
        }
        findings.error(
                line,
                Shown.quoted(word) + " is no address. Write ADDRESS, ADDRESS/BITS or ADDRESS/BITS/CARD, such as"
                        + " 192.168.46.200/24/eth1");
        return Optional.empty();
    }

    private void once(int line, Resource resource) {
        Integer first = owners.putIfAbsent(resource, line);
        if (first != null) {
            findings.error(
                    line,
                    Shown.quoted(resource.toString()) + " a second time, first at " + findings.at(first)
                            + ". A resource belongs to one group, once");
        }
    }
}
