package org.hadrill.report.html;

import java.time.Duration;
import java.util.List;
import org.hadrill.cluster.Ipv4;
import org.hadrill.report.text.AddressOutages;
import org.hadrill.report.text.CheckLine;
import org.hadrill.report.text.Figures;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.verdict.Verdict;

/** A drill in one row of the first screen, with what did not pass below it. */
record SummaryRow(
        int number,
        String anchor,
        String scenario,
        String fault,
        OutageBars bars,
        String outage,
        String failback,
        String settled,
        VerdictLook verdict,
        List<CheckLine> bad,
        List<String> notes) {
    static SummaryRow of(DrillResult drill, Ipv4 address, Duration scale) {
        AddressOutages outages = AddressOutages.of(drill, address);
        boolean known = drill.verdict() == Verdict.PASS || drill.verdict() == Verdict.FAIL;
        return new SummaryRow(
                drill.number(),
                DrillView.anchor(drill),
                DrillView.name(drill),
                drill.fault(),
                OutageBars.of(drill, address, scale),
                outages.takeover().isEmpty() && !known ? "–" : AddressOutages.words(outages.takeover()),
                outages.failback().isEmpty() ? "" : AddressOutages.words(outages.failback()),
                drill.settled().map(Figures::seconds).orElse("–"),
                new VerdictLook(drill.verdict()),
                CheckLine.notPassed(drill),
                drill.notes());
    }
}
