package org.hadrill.check;

import java.util.Optional;
import org.hadrill.recording.Event.NodeSample;
import org.hadrill.verdict.CheckResult;

/** The disk is where the cluster's promise says: promoted on the survivor and home again, or never moved. */
final class DiskMoved implements Check {
    @Override
    public String name() {
        return "disk-moved";
    }

    @Override
    public CheckResult judge(Facts facts) {
        return switch (facts.expectation()) {
            case STAY -> stayed(facts);
            case TAKEOVER_THEN_FAILBACK -> movedAndBack(facts);
            case FAILBACK -> home(facts, "");
        };
    }

    private CheckResult stayed(Facts facts) {
        Optional<NodeSample> moved = facts.first(facts.standby(), Facts::isPrimary);
        if (moved.isPresent()) {
            return Results.fail(
                    this,
                    facts.standby() + " became Primary at "
                            + facts.when(moved.get().at().time()) + ", though the disk had to stay on "
                            + facts.preferred(),
                    moved.get().at());
        }
        NodeSample last = facts.last(facts.preferred());
        return Facts.isPrimary(last)
                ? Results.pass(this, "the disk stayed Primary on " + facts.preferred(), last.at())
                : Results.fail(this, facts.preferred() + " ended as " + Facts.drbd(last) + ", not Primary", last.at());
    }

    private CheckResult movedAndBack(Facts facts) {
        Optional<NodeSample> moved = facts.first(facts.standby(), Facts::isPrimary);
        if (moved.isEmpty()) {
            NodeSample last = facts.last(facts.standby());
            boolean held = facts.samples(facts.preferred()).anyMatch(Facts::isPrimary);
            return Results.fail(
                    this,
                    facts.standby() + " never became Primary; "
                            + (held ? facts.preferred() + " kept the disk" : "nobody had the disk"),
                    last.at());
        }
        String taken = facts.standby() + " became Primary at "
                + facts.when(moved.get().at().time()) + ", ";
        return home(facts, taken);
    }

    private CheckResult home(Facts facts, String before) {
        Optional<NodeSample> away = facts.first(facts.standby(), Facts::isPrimary);
        if (away.isEmpty()) {
            throw new Facts.NotJudgeable(facts.standby() + " was never seen as Primary after the fault");
        }
        Optional<NodeSample> back =
                facts.firstAfter(facts.preferred(), away.get().at().time(), Facts::isPrimary);
        NodeSample last = facts.last(facts.preferred());
        if (back.isEmpty() || !Facts.isPrimary(last)) {
            return Results.fail(
                    this,
                    before + "but " + facts.preferred() + " ended as " + Facts.drbd(last) + ", not Primary",
                    last.at());
        }
        return Results.pass(
                this,
                before + facts.preferred() + " was Primary again at "
                        + facts.when(back.get().at().time()),
                away.get().at(),
                back.get().at());
    }
}
