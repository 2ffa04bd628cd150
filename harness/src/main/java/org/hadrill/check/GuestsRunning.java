package org.hadrill.check;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hadrill.cluster.GuestName;
import org.hadrill.cluster.NodeName;
import org.hadrill.recording.Event.NodeSample;
import org.hadrill.verdict.CheckResult;

/** Every guest ran where the service was after the fault, and runs on the preferred node at the end. */
final class GuestsRunning implements Check {
    /** A service that is handed on sooner may have had all its guests between two samples. */
    static final Duration BRIEF = Duration.ofSeconds(3);

    @Override
    public String name() {
        return "guests-running";
    }

    @Override
    public CheckResult judge(Facts facts) {
        Set<GuestName> wanted = new TreeSet<>(facts.header().guests());
        if (facts.expectation() != org.hadrill.recording.Header.Expectation.STAY) {
            NodeName away = facts.standby();
            Optional<NodeSample> service = facts.first(away, NodeSample::service);
            Set<GuestName> seen = new TreeSet<>();
            facts.samples(away).forEach(s -> seen.addAll(s.guests()));
            boolean atOnce = facts.samples(away).anyMatch(s -> s.guests().containsAll(wanted));
            if (service.isPresent() && !atOnce && !(brief(facts, away) && seen.containsAll(wanted))) {
                return Results.fail(
                        this,
                        "on " + away + " there ran only " + seen + " of " + wanted,
                        service.get().at());
            }
        }
        NodeSample last = facts.last(facts.preferred());
        Set<GuestName> missing = new TreeSet<>(wanted);
        missing.removeAll(last.guests());
        return missing.isEmpty()
                ? Results.pass(this, wanted + " run on " + facts.preferred() + " at the end", last.at())
                : Results.fail(this, missing + " did not run on " + facts.preferred() + " at the end", last.at());
    }

    /** Whether the service was only passing through, so that no sample need have met all its guests at once. */
    private static boolean brief(Facts facts, NodeName node) {
        return facts.stretches(node, NodeSample::service).stream()
                .allMatch(s -> s.to().minus(s.from()).compareTo(BRIEF) < 0);
    }
}
