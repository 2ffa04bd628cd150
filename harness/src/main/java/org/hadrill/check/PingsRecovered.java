package org.hadrill.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hadrill.cluster.Ipv4;
import org.hadrill.recording.Event.Mark;
import org.hadrill.recording.Header.Expectation;
import org.hadrill.timeline.Outage;
import org.hadrill.timeline.Outages;
import org.hadrill.timeline.Span;
import org.hadrill.verdict.CheckResult;

/**
 * Every outage of every address ended within its limit. One that had not ended with the observation failed. Where the service
 * may wait for the undo, an outage that lasts until then counts from the moment at which the undo was proven.
 */
final class PingsRecovered implements Check {
    @Override
    public String name() {
        return "pings-recovered";
    }

    @Override
    public CheckResult judge(Facts facts) {
        Outages outages = new Outages(facts.recording());
        Mark fault =
                facts.recording().mark(org.hadrill.recording.Event.Point.FAULT).orElseThrow();
        List<String> seen = new ArrayList<>();
        for (Ipv4 address : facts.header().pinged()) {
            for (Span<String> starved : outages.starved(address)) {
                if (starved.to().compareTo(facts.fault()) > 0) {
                    return Results.unknown(
                            this,
                            "the probe of " + address + " said nothing for " + Facts.seconds(starved.length())
                                    + " s, from " + facts.when(starved.from()));
                }
            }
        }
        for (Ipv4 address : facts.header().pinged()) {
            Duration limit = java.util.Objects.requireNonNull(
                    facts.header().outageLimits().get(address), "no limit for " + address);
            for (Outage outage : outages.of(address)) {
                if (outage.end().compareTo(facts.fault()) <= 0) {
                    continue;
                }
                boolean waited = mayWait(facts)
                        && outage.start().compareTo(facts.undo()) < 0
                        && outage.end().compareTo(facts.undo()) > 0;
                Duration counted = waited ? sinceUndone(facts, outage) : outage.duration();
                String text = address + " was silent for " + Facts.seconds(counted) + " s, from "
                        + (waited ? "the proven undo at " + facts.when(facts.undone()) : facts.when(outage.start()));
                if (outage.censored()) {
                    return Results.fail(this, text + ", and still was at the end", fault.at());
                }
                if (counted.compareTo(limit) > 0) {
                    return Results.fail(this, text + ", limit " + Facts.seconds(limit) + " s", fault.at());
                }
                seen.add(Facts.seconds(counted));
            }
        }
        return Results.pass(
                this,
                seen.isEmpty()
                        ? "no outage at any of " + facts.header().pinged().size() + " addresses"
                        : seen.size() + " outages, the longest "
                                + seen.stream()
                                        .max(java.util.Comparator.comparingDouble(Double::parseDouble))
                                        .orElseThrow()
                                + " s, all within their limits",
                fault.at());
    }

    private static Duration sinceUndone(Facts facts, Outage outage) {
        Duration since = outage.end().minus(facts.undone());
        return since.isNegative() ? Duration.ZERO : since;
    }

    private static boolean mayWait(Facts facts) {
        return facts.expectation() == Expectation.WAITS || facts.expectation() == Expectation.TAKEOVER_OR_WAITS;
    }
}
