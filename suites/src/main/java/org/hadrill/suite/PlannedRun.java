package org.hadrill.suite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hadrill.cluster.Inventory;
import org.hadrill.drill.Site;
import org.hadrill.fingerprint.Fingerprint;
import org.hadrill.plan.DrillRehearsal;
import org.hadrill.plan.HostCommand;
import org.hadrill.plan.PlannedDrill;
import org.hadrill.probe.Probes;

/**
 * Every command that a run would run. Nothing is sent to any host.
 *
 * @param watching the streams of the probes, from the beginning of the run to its end, and what the nodes are asked before and
 *     after
 * @param drills in the order of the run
 */
public record PlannedRun(List<HostCommand> watching, List<PlannedDrill> drills) {
    public PlannedRun {
        watching = List.copyOf(watching);
        drills = List.copyOf(drills);
    }

    /** @param site only its inventory, names and command lines are used */
    public static PlannedRun of(RunOptions options, Site site) throws InterruptedException {
        DrillRehearsal rehearsal = new DrillRehearsal(site);
        Map<String, PlannedDrill> known = new LinkedHashMap<>();
        List<Plan.Planned> plan =
                Plan.of(options, options.out(), site.inventory().manager().keepalive());
        for (Plan.Planned planned : plan) {
            String name = planned.drill().scenario().name();
            if (!known.containsKey(name)) {
                known.put(name, rehearsal.plan(planned.drill().scenario()));
            }
        }
        return new PlannedRun(
                watching(site),
                plan.stream().map(p -> known.get(p.drill().scenario().name())).toList());
    }

    private static List<HostCommand> watching(Site site) {
        List<HostCommand> commands = new ArrayList<>(Probes.plan(
                site.inventory(), site.lab().seesFrames(), site.lab().keepsLedger(), site.time()));
        for (Inventory.Node node : site.inventory().nodes()) {
            String name = node.name().value();
            commands.add(new HostCommand(name, NodeVersions.COMMAND));
            commands.add(new HostCommand(name, Fingerprint.command(site.inventory())));
            site.lab().ledgerCommand().ifPresent(c -> commands.add(new HostCommand(name, c)));
        }
        return commands;
    }
}
