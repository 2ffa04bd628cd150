package org.hadrill.fault.link;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hadrill.cluster.NodeName;
import org.hadrill.drill.DrillContext;
import org.hadrill.fault.FaultException;
import org.hadrill.remote.CommandResult;

/** What the kernel of a node does to the packets that it sends on the interconnect, tc-netem(8). */
record Netem(DrillContext drill, NodeName node) {
    static final Duration COMMAND_LIMIT = Duration.ofSeconds(10);
    private static final String CARD = Interconnect.CARD;
    private static final Pattern COUNTS = Pattern.compile("Sent \\d+ bytes (\\d+) pkt \\(dropped (\\d+),");

    /** A reading: whether there is a netem at all, and what it has passed and dropped since it was made. */
    record Reading(boolean present, long passed, long dropped) {}

    /** @param effects as tc takes them, such as {@code loss 100%} */
    static ArmedChange.Part part(NodeName node, String effects) {
        return new ArmedChange.Part(
                node,
                "tc qdisc replace dev " + CARD + " root netem " + effects,
                "tc qdisc del dev " + CARD + " root 2>/dev/null; true");
    }

    static String readCommand() {
        return "tc -s qdisc show dev " + CARD;
    }

    Reading read() throws FaultException, InterruptedException {
        CommandResult result = drill.site().node(node).run(readCommand(), COMMAND_LIMIT);
        if (!result.ok()) {
            throw new FaultException(result.describe());
        }
        String said = result.output();
        Matcher counts = COUNTS.matcher(said);
        boolean present = said.contains("qdisc netem") && counts.find();
        return present
                ? new Reading(true, Long.parseLong(counts.group(1)), Long.parseLong(counts.group(2)))
                : new Reading(false, 0, 0);
    }
}
