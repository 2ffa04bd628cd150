package org.hadrill.audit.rule;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.hadrill.audit.ClusterFacts;
import org.hadrill.audit.Item;
import org.hadrill.audit.MissingFactException;
import org.hadrill.audit.NodeFacts;
import org.hadrill.audit.Rule;
import org.hadrill.audit.Sheet;
import org.hadrill.cluster.Inventory.Guest;

/** Limits of the guests, and whether they were ever hit: {@code /proc/user_beancounters} and ctid.conf(5). */
final class GuestLimits implements Rule {
    private static final String BEANCOUNTERS = "/proc/user_beancounters";

    /** What is limited, and the keys by which. */
    private static final Map<String, String> LIMITS =
            Map.of("memory", "PRIVVMPAGES|PHYSPAGES|KMEMSIZE", "processor", "CPUUNITS|CPULIMIT", "disk", "DISKSPACE");

    private static final Item FAILCOUNTS = Item.warning(
            "failcounts",
            "A guest that was refused memory or sockets has lost something, silently; under the load of a takeover it does again.",
            "Raise the limit (vzctl set GUEST --RESOURCE BARRIER:LIMIT --save), or find what eats it.");

    private static final Item LIMITED = Item.warning(
            "guest-limits",
            "A guest without limits can take the node, and with it all others and the heartbeat.",
            "Create guests with --config, or set the limits: vzctl set GUEST --save.");

    @Override
    public void judge(ClusterFacts cluster, Sheet sheet) {
        sheet.look(FAILCOUNTS, cluster.both(), found -> {
            for (NodeFacts node : cluster.nodes()) {
                failcounts(node, found);
            }
        });
        for (Guest guest : cluster.inventory().guests()) {
            sheet.look(LIMITED, guest.name().value(), found -> {
                if (cluster.active().file(BEANCOUNTERS).isEmpty()) {
                    throw new MissingFactException("no " + BEANCOUNTERS + ": this vz limits nothing");
                }
                VzConf conf = Guests.conf(cluster, guest);
                LIMITS.forEach((what, keys) -> {
                    if (java.util.Arrays.stream(keys.split("\\|"))
                            .allMatch(k -> conf.value(k).isEmpty())) {
                        found.flaw(guest.id() + " has no limit of " + what, Guests.confFile(guest) + ": no " + keys);
                    }
                });
            });
        }
    }

    /** A block of lines a guest, the first with {@code uid:}; the last column is failcnt. */
    private static void failcounts(NodeFacts node, Sheet.Found found) throws MissingFactException {
        Pattern line = Pattern.compile("(?m)^\\s*(?:(\\d+):)?\\s*([a-z]+)((?:\\s+\\d+){4})\\s+(\\d+)\\s*$");
        String uid = "";
        for (MatchResult m : line.matcher(node.need(BEANCOUNTERS)).results().toList()) {
            uid = m.group(1) == null ? uid : m.group(1);
            if (!m.group(4).matches("0+")) {
                found.flaw(
                        (uid.equals("0") ? "the node itself" : "guest " + uid) + " was refused " + m.group(2) + " "
                                + m.group(4) + " times on " + node.name(),
                        BEANCOUNTERS + ": " + m.group().strip().replaceAll("\\s+", " "));
            }
        }
    }
}
