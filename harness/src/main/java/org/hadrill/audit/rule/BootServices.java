package org.hadrill.audit.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.hadrill.audit.ClusterFacts;
import org.hadrill.audit.Item;
import org.hadrill.audit.MissingFactException;
import org.hadrill.audit.NodeFacts;
import org.hadrill.audit.Rule;
import org.hadrill.audit.Sheet;

/** What starts at boot, by links of sysvinit, chkconfig(8) and systemctl(1): whichever a node has. */
final class BootServices implements Rule {
    private static final String LINKS = "ls -d /etc/rc[2345].d/S* /etc/rc.d/rc[2345].d/S*";
    private static final String CHKCONFIG = "chkconfig --list";
    private static final String UNITS = "systemctl list-unit-files --no-pager --no-legend --state=enabled";

    private static final Item DRBD = Item.error(
            "drbd-at-boot",
            "After a reboot the disk stays down: the node is no standby, and cannot take over.",
            "chkconfig drbd on, update-rc.d drbd defaults, or systemctl enable drbd.");

    private static final Item SERVICE = Item.error(
            "service-at-boot",
            "The cluster manager starts the service, after the disk. What starts at boot starts on the standby node too, without its disk.",
            "chkconfig SERVICE off, update-rc.d SERVICE disable, or systemctl disable SERVICE.");

    private static final Item MANAGER = Item.warning(
            "manager-at-boot",
            "A node that comes back from a power cut at night is no standby before somebody starts its cluster manager.",
            "chkconfig heartbeat on, update-rc.d heartbeat defaults, or systemctl enable heartbeat.");

    @Override
    public void judge(ClusterFacts cluster, Sheet sheet) {
        String service = cluster.inventory().service();
        for (NodeFacts node : cluster.nodes()) {
            String manager = cluster.inventory().manager().on(node.name()).service();
            sheet.look(DRBD, node.name(), found -> {
                if (starts(node, "drbd").isEmpty()) {
                    found.flaw("drbd does not start at boot", sources(node, "drbd"));
                }
            });
            sheet.look(
                    SERVICE,
                    node.name(),
                    found -> starts(node, service)
                            .ifPresent(evidence -> found.flaw(service + " starts at boot", evidence)));
            sheet.look(MANAGER, node.name(), found -> {
                if (starts(node, manager).isEmpty()) {
                    found.flaw(manager + " does not start at boot", sources(node, manager));
                }
            });
        }
    }

    /** The line by which a service starts in a runlevel of several users; empty when there is none. */
    private static Optional<String> starts(NodeFacts node, String service) throws MissingFactException {
        List<String> found = new ArrayList<>();
        String name = Pattern.quote(service);
        boolean known = false;
        known |= look(node, LINKS, l -> l.matches(".*/S\\d\\d" + name), found);
        known |= look(node, CHKCONFIG, l -> l.matches(name + "\\s.*[2345]:on.*"), found);
        known |= look(node, UNITS, l -> l.startsWith(service + ".service "), found);
        if (!known) {
            throw new MissingFactException("neither links of sysvinit, nor chkconfig, nor systemd could be read");
        }
        return found.stream().findFirst();
    }

    /** Whether the command said anything; {@code ls} with a pattern that fits nothing ends with 2 and has told the rest. */
    private static boolean look(NodeFacts node, String command, Function<String, Boolean> wanted, List<String> found) {
        NodeFacts.Ran ran = node.commands().get(command);
        if (ran == null || ran.exit() == 127) {
            return false;
        }
        List<String> lines =
                ran.lines().stream().filter(l -> !l.startsWith("ls:")).toList();
        lines.stream().filter(wanted::apply).forEach(l -> found.add((command.equals(LINKS) ? "" : command + ": ") + l));
        return !lines.isEmpty();
    }

    private static String sources(NodeFacts node, String service) {
        List<String> asked = List.of(LINKS, CHKCONFIG, UNITS).stream()
                .filter(c -> Optional.ofNullable(node.commands().get(c))
                        .filter(ran -> ran.exit() != 127)
                        .isPresent())
                .toList();
        return String.format(Locale.ROOT, "%s: no %s", String.join("; ", asked), service);
    }
}
