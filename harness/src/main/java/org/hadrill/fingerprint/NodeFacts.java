package org.hadrill.fingerprint;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hadrill.cluster.Inventory;

/**
 * One command that tells of a node what drills change, and how its output is read: only what is the same whenever the cluster is
 * at rest. So no counters, no process ids and no handles, and of links only the cards that stay with the node: eth1 and the
 * guests' cards come and go with the service. Of a guest that runs there, what a restart must bring back: addresses, routes, and
 * whether it forwards.
 */
final class NodeFacts {
    private static final Set<String> CARDS = Set.of("eth0", "eth2");

    /** Processes of managers, by the name that the kernel knows (proc(5), comm). */
    private static final Set<String> PROCESSES = Set.of("heartbeat", "hadrill-control", "java");

    /** What the kernel gives a card by itself (tc(8)). */
    private static final Set<String> USUAL_QDISCS = Set.of("noqueue", "noop", "mq", "pfifo_fast", "fq_codel", "fq");

    private static final Pattern LINK = Pattern.compile("\\d+: ([^@:]+)[^<]*<([^>]*)> mtu (\\d+).*");
    private static final Pattern MASTER = Pattern.compile(" master (\\S+)");
    private static final Pattern ADDRESS = Pattern.compile("\\d+: (\\S+) +inet (\\S+).*");
    private static final Pattern QDISC = Pattern.compile("qdisc (\\S+) \\S+ dev (\\S+) (.*)");
    private static final Pattern STAT = Pattern.compile("\\d+ \\((.*)\\) (\\S).*");
    private static final Pattern DRBD = Pattern.compile(" *\\d+: (cs:\\S+ (?:ro|st):\\S+ ds:\\S+).*");

    private final SortedSet<String> facts = new TreeSet<>();

    private NodeFacts() {}

    /**
     * @param drbdStatus file on the node with the status of DRBD
     * @param guests asked by vzctl(8), where they run
     */
    static String command(String drbdStatus, List<Inventory.Guest> guests) {
        return nodeCommand(drbdStatus)
                + guests.stream().map(NodeFacts::guestCommand).collect(Collectors.joining());
    }

    private static String guestCommand(Inventory.Guest guest) {
        String exec = "$(vzctl exec " + guest.id() + " ";
        return "; echo '[guest " + guest.name() + "]'; a=" + exec + "ip -4 -o addr 2>/dev/null) && echo \"$a\"; r="
                + exec
                + "ip route 2>/dev/null) && echo \"$r\" | sed 's/^/route /'; f=" + exec
                + "cat /proc/sys/net/ipv4/ip_forward 2>/dev/null) && echo \"forward $f\"; true";
    }

    private static String nodeCommand(String drbdStatus) {
        return "echo '[armed]'; ls /run/hadrill/*.undo 2>/dev/null; echo '[drbd]'; cat " + drbdStatus + " 2>/dev/null;"
                + " echo '[link]'; ip -o link show 2>/dev/null; echo '[address]'; ip -4 -o addr show 2>/dev/null;"
                + " echo '[qdisc]'; tc qdisc show 2>/dev/null;"
                + " echo '[firewall]'; { iptables-save; nft list ruleset; } 2>/dev/null | grep -iE '^-A|drop|reject';"
                + " echo '[mount]'; grep '^/dev/drbd' /proc/mounts;"
                + " echo '[process]'; for s in /proc/[0-9]*/stat; do read -r l 2>/dev/null < \"$s\" || continue;"
                + " r=${l##*) }; echo \"${l%)*}) ${r%% *}\"; done; true";
    }

    /** The facts in what {@link #command} printed, one a line. */
    static SortedSet<String> of(String output) {
        NodeFacts read = new NodeFacts();
        String section = "";
        for (String line : output.lines().toList()) {
            if (line.matches("\\[[a-z]+( \\S+)?\\]")) {
                section = line;
            } else if (section.startsWith("[guest ")) {
                read.guest(section.substring("[guest ".length(), section.length() - 1), line.strip());
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
                match(ADDRESS, line)
                        .filter(m -> CARDS.contains(m.group(1)))
                        .ifPresent(m -> facts.add("address " + m.group(2) + " on " + m.group(1)));
            case "[qdisc]" ->
                match(QDISC, line)
                        .filter(m -> CARDS.contains(m.group(2)) && !USUAL_QDISCS.contains(m.group(1)))
                        .ifPresent(m -> facts.add("qdisc " + m.group(1) + " on " + m.group(2) + " "
                                + m.group(3)
                                        .replaceAll("(refcnt|seed) \\d+ ?", "")
                                        .strip()));
            case "[firewall]" -> firewall(line);
            case "[mount]" -> mount(line.split(" "));
            case "[process]" -> match(STAT, line).ifPresent(m -> process(m.group(1), m.group(2)));
            case "[drbd]" -> match(DRBD, line).ifPresent(m -> facts.add("drbd " + m.group(1)));
            case "[armed]" -> facts.add("armed undo " + line.substring(line.lastIndexOf('/') + 1));
            default -> {}
        }
    }

    /** Not the carrier: a bridge without ports has one or not, and that of eth2 the probes watch. */
    private void link(String line) {
        match(LINK, line).filter(m -> CARDS.contains(m.group(1))).ifPresent(m -> {
            Set<String> flags = Set.of(m.group(2).split(","));
            Matcher master = MASTER.matcher(line);
            facts.add("link " + m.group(1) + (flags.contains("UP") ? " up" : " down") + " mtu " + m.group(3)
                    + (master.find() ? " in " + master.group(1) : ""));
        });
    }

    /** Rules, and policies that refuse, without their counters. */
    private void firewall(String line) {
        String rule = line.replaceAll("\\[\\d+:\\d+\\]|counter packets \\d+ bytes \\d+", "")
                .strip();
        // The resolver of a container's engine gets new ports whenever the container starts.
        if (!rule.contains("127.0.0.11")) {
            facts.add("firewall " + rule);
        }
    }

    private void guest(String name, String line) {
        Optional<Matcher> address = match(ADDRESS, line);
        if (address.isPresent()) {
            address.filter(m -> !m.group(1).equals("lo"))
                    .ifPresent(m -> facts.add("guest " + name + " address " + m.group(2) + " on " + m.group(1)));
        } else if (line.startsWith("route ") || line.startsWith("forward ")) {
            facts.add("guest " + name + " " + line);
        }
    }

    /** Only of devices of DRBD: what else is mounted is no business of a drill. */
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
