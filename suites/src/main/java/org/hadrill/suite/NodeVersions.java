package org.hadrill.suite;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hadrill.remote.CommandResult;
import org.hadrill.remote.RemoteHost;

/**
 * What each node of a cluster says of its own versions: {@code kernel} (its release), {@code kernel-build} (Debian's package
 * version stands there), {@code DRBD} (of the loaded module) and {@code heartbeat} (of the installed package). A node that boots
 * during a run may come up with another kernel, so they are read again at the end.
 */
public record NodeVersions(Map<String, Map<String, String>> byNode, List<String> missing) {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    static final String COMMAND = "{ echo kernel $(uname -r); echo kernel-build $(uname -v);"
            + " echo DRBD $(sed -n 's/^version: \\([^ ]*\\).*/\\1/p' /proc/drbd);"
            + " echo heartbeat $(dpkg-query -W -f '${Version}' heartbeat || rpm -q heartbeat | grep -v ' '); }"
            + " 2>/dev/null";

    /** Asks every node; one that does not answer is left out, with the reason in {@link #missing}. */
    static NodeVersions read(Collection<RemoteHost> nodes) throws InterruptedException {
        Map<String, Map<String, String>> byNode = new TreeMap<>();
        List<String> missing = new ArrayList<>();
        for (RemoteHost node : nodes) {
            CommandResult said = node.run(COMMAND, LIMIT);
            if (said.ok()) {
                byNode.put(node.name(), parsed(said.output()));
            } else {
                missing.add("the versions of " + node.name() + " are not known: " + said.describe());
            }
        }
        return new NodeVersions(byNode, missing);
    }

    private static Map<String, String> parsed(String output) {
        Map<String, String> versions = new LinkedHashMap<>();
        output.lines().forEach(line -> {
            String[] words = line.split(" ", 2);
            if (words.length == 2 && !words[1].isBlank()) {
                versions.put(words[0], words[1].strip());
            }
        });
        return versions;
    }

    /** These, and where {@code later} says otherwise both: such a run compares as neither. */
    NodeVersions then(NodeVersions later) {
        Map<String, Map<String, String>> both = new TreeMap<>(byNode);
        later.byNode.forEach((node, versions) -> {
            Map<String, String> merged = new LinkedHashMap<>(byNode.getOrDefault(node, Map.of()));
            versions.forEach((name, now) -> merged.merge(
                    name, now, (before, after) -> before.equals(after) ? before : before + ", then " + after));
            both.put(node, merged);
        });
        List<String> reasons = new ArrayList<>(missing);
        reasons.addAll(later.missing);
        return new NodeVersions(both, reasons);
    }
}
