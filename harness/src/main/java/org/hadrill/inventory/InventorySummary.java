package org.hadrill.inventory;

import java.util.Locale;
import java.util.stream.Collectors;
import org.hadrill.cluster.Inventory;

/** A cluster in one paragraph. */
public final class InventorySummary {
    private InventorySummary() {}

    /** Five lines without an indent: what it is, what moves, what it promises, how it is watched. */
    public static String of(Inventory i) {
        String guests = i.guests().stream().map(g -> g.name() + " " + g.id()).collect(Collectors.joining(", "));
        int own = i.limits().byScenario().size();
        return String.format(
                Locale.ROOT,
                """
                %s (%s, configuration %s): %s preferred, %s standby, observer %s,
                power by %s and %s,
                disk %s (%s, %s) at %s, service %s under %s with a deadtime of %s,
                guests %s; %s in %s is the address that must stay reachable,
                limits outage %s, settle %s%s; probes ping %s, ARP %s, state %s.""",
                i.name(),
                i.purpose().name().toLowerCase(Locale.ROOT),
                i.configuration(),
                i.nodes().get(0).name(),
                i.nodes().get(1).name(),
                i.observer().address(),
                i.nodes().get(0).power().describe(),
                i.nodes().get(1).power().describe(),
                i.disk().resource(),
                i.disk().device(),
                i.disk().fileSystem(),
                i.disk().mountPoint(),
                i.service(),
                i.manager().kind().word(),
                Durations.format(i.manager().deadtime()),
                guests,
                i.router().address(),
                i.router().guest(),
                Durations.format(i.limits().outage()),
                Durations.format(i.limits().settle()),
                own == 0 ? "" : " (with exceptions in " + own + (own == 1 ? " scenario)" : " scenarios)"),
                Durations.format(i.probes().ping()),
                Durations.format(i.probes().arp()),
                Durations.format(i.probes().state()));
    }
}
