package org.hadrill.fingerprint;

import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One command that tells of a node what drills could change, and how its output is read: only what is the same whenever the
 * cluster is at rest, so no counters, numbers of processes or handles.
 */
final class NodeFacts {
    /** Processes of the cluster, by the name that the kernel knows (proc(5), comm). */
    private static final Set<String> PROCESSES = Set.of(
            "heartbeat",
            "ha_logd",
            "ipfail",
            "hadrill-control",
            "java",
            "drbdd",
            "watchdogd",
            "hb_standby",
            "hb_takeover");

    private static final Pattern LINK = Pattern.compile("\\d+: ([^@:]+)[^<]*<([^>]*)> mtu (\\d+).*");
    private static final Pattern MASTER = Pattern.compile(" master (\\S+)");
    private static final Pattern ADDRESS = Pattern.compile("\\d+: (\\S+) +inet (\\S+).*");
    private static final Pattern QDISC = Pattern.compile("qdisc (\\S+) \\S+ (.*)");
    private static final Pattern STAT = Pattern.compile("\\d+ \\((.*)\\) (\\S) .*");
    private static final Pattern DRBD = Pattern.compile(" *\\d+: (cs:\\S+ (?:ro|st):\\S+ ds:\\S+).*");

    private final SortedSet<String> facts = new TreeSet<>();

    private NodeFacts() {}

    /** @param drbdStatus file on the node with the status of DRBD */
    static String command(String drbdStatus) {
        return "echo '[link]'; ip -o link show 2>/dev/null; echo '[address]'; ip -4 -o addr show 2>/dev/null;"
                + " echo '[qdisc]'; tc qdisc show 2>/dev/null;"
                + " echo '[firewall]'; iptables-save 2>/dev/null; nft list ruleset 2>/dev/null;"
                + " echo '[mount]'; cat /proc/mounts;"
                + " echo '[process]'; for s in /proc/[0-9]*/stat; do read -r line 2>/dev/null < \"$s\" && echo \"$line\"; done;"
                + " echo '[drbd]'; cat " + drbdStatus + " 2>/dev/null;"
                + " echo '[armed]'; ls /run/hadrill 2>/dev/null; true";
    }

    /** The facts in what {@link #command} printed, one a line. */
    static SortedSet<String> of(String output) {
        NodeFacts read = new NodeFacts();
        String section = "";
        for (String line : output.lines().toList()) {
            if (line.matches("\\[[a-z]+\\]")) {
                section = line;
            } else {
                read.line(section, line);
            }
        }
        return read.facts;
    }

    private void line(String section, String line) {
        switch (section) {
            case "[link]" -> link(line);
            case "[address]" ->
                match(ADDRESS, line).ifPresent(m -> facts.add("address " + m.group(2) + " on " + m.group(1)));
            case "[qdisc]" ->
                match(QDISC, line)
                        .ifPresent(m -> facts.add("qdisc " + m.group(1) + " "
                                + m.group(2)
                                        .replaceAll("(refcnt|seed) \\d+ ?", "")
                                        .strip()));
            case "[firewall]" -> firewall(line);
            case "[mount]" -> mount(line.split(" "));
            case "[process]" -> match(STAT, line).ifPresent(m -> process(m.group(1), m.group(2)));
            case "[drbd]" -> match(DRBD, line).ifPresent(m -> facts.add("drbd " + m.group(1)));
            case "[armed]" -> facts.add("armed undo " + line);
            default -> {}
        }
    }

    /** Not the carrier: a bridge without ports has one or not, and that of eth2 the probes watch. */
    private void link(String line) {
        match(LINK, line).filter(m -> !m.group(1).equals("lo")).ifPresent(m -> {
            Set<String> flags = Set.of(m.group(2).split(","));
            Matcher master = MASTER.matcher(line);
            facts.add("link " + m.group(1) + (flags.contains("UP") ? " up" : " down") + " mtu " + m.group(3)
                    + (master.find() ? " in " + master.group(1) : ""));
        });
    }

    /** Rules and policies without their counters; comments hold the time. */
    private void firewall(String line) {
        String rule = line.replaceAll("\\[\\d+:\\d+\\]|counter packets \\d+ bytes \\d+", "")
                .strip();
        // The resolver of a container's engine gets new ports whenever the container starts.
        if (rule.contains("127.0.0.11")) {
            return;
        }
        if (!rule.isEmpty() && !rule.startsWith("#") && !rule.equals("COMMIT")) {
            facts.add("firewall " + rule);
        }
    }

    private void mount(String[] words) {
        if (words.length > 2) {
            facts.add("mount " + words[0] + " on " + words[1] + " type " + words[2]);
        }
    }

    private void process(String name, String state) {
        if (PROCESSES.contains(name)) {
            facts.add("process " + name);
        }
        if (state.equals("T")) {
            facts.add("process " + name + " stopped");
        }
    }

    private static Optional<Matcher> match(Pattern pattern, String line) {
        Matcher m = pattern.matcher(line);
        return m.matches() ? Optional.of(m) : Optional.empty();
    }
}
