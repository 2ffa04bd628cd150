package org.hadrill.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hadrill.interlock.Lease;
import org.hadrill.plan.HostCommand;
import org.hadrill.plan.PlannedDrill;
import org.hadrill.plan.PlannedDrill.Line;
import org.hadrill.suite.PlannedRun;

/** A plan for people: a line a command, with its step and its host. */
final class PlanText {
    private static final String FORMAT = "  %-10s %-9s %s%s";

    /** Where a command stands in a line. */
    private static final int INDENT = 23;

    private PlanText() {}

    /** @param leased whether the run would take the lease of the cluster */
    static List<String> lines(PlannedRun run, boolean leased) {
        List<String> lines = new ArrayList<>();
        if (leased) {
            lines.add("lease, taken before the run, renewed every " + Lease.RENEWAL.toSeconds()
                    + " s, checked before every fault and power cut, given back at the end");
            Lease.plan().forEach(c -> lines.add(String.format(Locale.ROOT, FORMAT, "", "each node", c, "")));
            lines.add("");
        }
        lines.add("watching, during the whole run; and what each node is asked before the first fault and at rest");
        String host = "";
        for (HostCommand command : run.watching()) {
            lines.add(String.format(
                    Locale.ROOT,
                    FORMAT,
                    "",
                    command.host().equals(host) ? "" : command.host(),
                    below(command.command()),
                    ""));
            host = command.host();
        }
        int number = 1;
        for (PlannedDrill drill : run.drills()) {
            lines.add("");
            lines.add(number++ + " " + drill.scenario());
            lines.addAll(of(drill));
        }
        lines.add("");
        lines.add("Not planned: what repairs a cluster that does not come to rest, as it depends on what broke.");
        return lines;
    }

    private static List<String> of(PlannedDrill drill) {
        List<String> lines = new ArrayList<>();
        int step = -1;
        for (Line line : drill.lines()) {
            String name = line.step().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            lines.add(String.format(
                    Locale.ROOT,
                    FORMAT,
                    line.number() == step ? "" : name,
                    line.command().host(),
                    below(line.command().command()),
                    line.when().words().isEmpty() ? "" : "   (" + line.when().words() + ")"));
            step = line.number();
        }
        if (lines.isEmpty()) {
            lines.add("  none: it breaks nothing");
        }
        return lines;
    }

    /** A script of more lines goes on below its first one. */
    private static String below(String command) {
        return command.strip().replace("\n", "\n" + " ".repeat(INDENT));
    }
}
