package org.hadrill.report.html;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hadrill.cluster.Ipv4;
import org.hadrill.report.text.AddressOutages;
import org.hadrill.report.text.Figures;
import org.hadrill.run.RunResult;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.verdict.Verdict;

/**
 * A drill in the list: a line, and what opens under it.
 *
 * @param outage the longest outage of the router's address during the takeover, empty where there was none
 * @param open whether {@code body} is plain markup, to be read without the script; else it is {@link Packed}
 */
record DrillEntry(DrillResult drill, String outage, String body, boolean open) {
    /** A run of no more drills than this is shown open, all of it. */
    private static final int SHORT_RUN = 8;

    /** In a longer run only so many of those that did not pass are open. */
    private static final int OPEN_MAX = 3;

    /** The numbers of the drills that are open from the beginning: the worst. */
    static Set<Integer> open(RunResult run) {
        List<DrillResult> drills = run.drills();
        return drills.stream()
                .filter(d -> drills.size() <= SHORT_RUN || d.verdict() != Verdict.PASS)
                .sorted(Comparator.comparing(DrillResult::verdict, Comparator.reverseOrder()))
                .limit(drills.size() <= SHORT_RUN ? SHORT_RUN : OPEN_MAX)
                .map(DrillResult::number)
                .collect(Collectors.toSet());
    }

    static DrillEntry of(DrillResult drill, Ipv4 router, String body, boolean open) {
        String outage = AddressOutages.of(drill, router)
                .longestTakeover()
                .map(o -> "outage " + Figures.outage(o))
                .orElse("");
        return new DrillEntry(drill, outage, open ? body : Packed.of(body), open);
    }

    String id() {
        return DrillView.anchor(drill);
    }

    VerdictLook verdict() {
        return new VerdictLook(drill.verdict());
    }
}
