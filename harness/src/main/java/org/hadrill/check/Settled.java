package org.hadrill.check;

import java.time.Duration;
import java.util.Optional;
import org.hadrill.recording.Event.Mark;
import org.hadrill.recording.Event.NodeSample;
import org.hadrill.recording.Event.Point;
import org.hadrill.verdict.CheckResult;

/** All as before the fault, in time: roles home, disks up to date, links up. {@link FaultProven} sees to the undo. */
final class Settled implements Check {
    @Override
    public String name() {
        return "settled";
    }

    @Override
    public CheckResult judge(Facts facts) {
        Optional<Mark> not = facts.recording().mark(Point.NOT_SETTLED);
        Optional<Mark> settled = facts.recording().mark(Point.SETTLED);
        if (settled.isEmpty()) {
            return not.map(m -> Results.fail(this, "not settled: " + m.detail(), m.at()))
                    .orElseThrow(() -> new Facts.NotJudgeable("the drill ended before the cluster could settle"));
        }
        NodeSample home = facts.last(facts.preferred());
        NodeSample other = facts.last(facts.standby());
        if (!Facts.isPrimary(home) || Facts.isPrimary(other)) {
            return Results.fail(
                    this,
                    "ended as " + Facts.drbd(home) + " on " + facts.preferred() + " and " + Facts.drbd(other) + " on "
                            + facts.standby(),
                    home.at(),
                    other.at());
        }
        if (!home.interconnect().equals("up") || !other.interconnect().equals("up")) {
            return Results.fail(this, "eth2 was not up on both nodes at the end", home.at(), other.at());
        }
        Duration from =
                facts.recording().mark(Point.UNDO).map(m -> m.at().time()).orElse(facts.fault());
        Duration took = settled.get().at().time().minus(from);
        Duration limit = facts.header().settleLimit();
        String evidence = "settled " + Facts.seconds(took) + " s after the "
                + (from.equals(facts.fault()) ? "fault" : "undo") + ", limit " + Facts.seconds(limit) + " s";
        return took.compareTo(limit) <= 0
                ? Results.pass(this, evidence, settled.get().at())
                : Results.fail(this, evidence, settled.get().at());
    }
}
