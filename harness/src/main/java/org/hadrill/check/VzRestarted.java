package org.hadrill.check;

import java.util.List;
import java.util.Optional;
import org.hadrill.recording.Event.NodeSample;
import org.hadrill.verdict.CheckResult;

/** The service started on the survivor and is home again, each time after the mount; or it never stopped. */
final class VzRestarted implements Check {
    @Override
    public String name() {
        return "vz-restarted";
    }

    @Override
    public CheckResult judge(Facts facts) {
        return switch (facts.expectation()) {
            case STAY -> stayed(facts);
            case TAKEOVER_THEN_FAILBACK, FAILBACK -> restarted(facts);
            case RESTORED, TAKEOVER_OR_WAITS -> home(facts);
            case WAITS -> waited(facts);
        };
    }

    private CheckResult stayed(Facts facts) {
        Optional<NodeSample> stopped = facts.first(facts.preferred(), s -> !s.service());
        if (stopped.isPresent()) {
            return Results.fail(
                    this,
                    "vz did not run on " + facts.preferred() + " at "
                            + facts.when(stopped.get().at().time()) + ", though it had to stay",
                    stopped.get().at());
        }
        Optional<NodeSample> second = facts.first(facts.standby(), NodeSample::service);
        if (second.isPresent()) {
            return Results.fail(
                    this,
                    "vz started on " + facts.standby() + ", too, at "
                            + facts.when(second.get().at().time()),
                    second.get().at());
        }
        NodeSample last = facts.last(facts.preferred());
        return Results.pass(this, "vz ran on " + facts.preferred() + " throughout", last.at());
    }

    private CheckResult waited(Facts facts) {
        Optional<NodeSample> early = facts.nodes().stream()
                .flatMap(n -> facts.beganBeforeUndo(n, NodeSample::service).stream())
                .findFirst();
        return early.map(s -> Results.fail(
                        this,
                        "vz started on " + s.node() + " at " + facts.when(s.at().time())
                                + ", though nobody had data to serve with",
                        s.at()))
                .orElseGet(() -> home(facts));
    }

    /** Wherever the service ran meanwhile, it had its disk and is at home in the end. */
    private CheckResult home(Facts facts) {
        Optional<NodeSample> unmounted = facts.nodes().stream()
                .flatMap(n -> facts.first(n, s -> s.service() && !s.mounted()).stream())
                .findFirst();
        if (unmounted.isPresent()) {
            return unmounted(facts, unmounted.get());
        }
        NodeSample last = facts.last(facts.preferred());
        NodeSample other = facts.last(facts.standby());
        String evidence = "vz "
                + facts.first(facts.standby(), NodeSample::service)
                        .map(s -> "ran on " + facts.standby() + " at " + facts.when(s.at().time()) + ", and ")
                        .orElse("")
                + (last.service() ? "ran on " : "did not run on ") + facts.preferred()
                + (other.service() ? " and on " + facts.standby() : "") + " at the end";
        return last.service() && !other.service()
                ? Results.pass(this, evidence, last.at())
                : Results.fail(this, evidence, last.at(), other.at());
    }

    private CheckResult unmounted(Facts facts, NodeSample sample) {
        return Results.fail(
                this,
                "vz ran on " + sample.node() + " without its disk at "
                        + facts.when(sample.at().time()),
                sample.at());
    }

    private CheckResult restarted(Facts facts) {
        List<Facts.Stretch> away = facts.stretches(facts.standby(), NodeSample::service);
        if (away.isEmpty()) {
            return Results.fail(
                    this,
                    "vz never ran on " + facts.standby(),
                    facts.last(facts.standby()).at());
        }
        NodeSample there = away.get(0).first();
        Optional<NodeSample> unmounted = facts.first(facts.standby(), s -> s.service() && !s.mounted());
        if (unmounted.isPresent()) {
            return unmounted(facts, unmounted.get());
        }
        NodeSample last = facts.last(facts.preferred());
        Optional<NodeSample> back =
                facts.firstAfter(facts.preferred(), there.at().time(), NodeSample::service);
        if (back.isEmpty() || !last.service()) {
            return Results.fail(
                    this,
                    "vz ran on " + facts.standby() + " from "
                            + facts.when(there.at().time()) + ", but not on " + facts.preferred() + " at the end",
                    last.at());
        }
        return Results.pass(
                this,
                "vz ran on " + facts.standby() + " from "
                        + facts.when(there.at().time()) + " and on "
                        + facts.preferred() + " again from "
                        + facts.when(back.get().at().time()),
                there.at(),
                back.get().at());
    }
}
