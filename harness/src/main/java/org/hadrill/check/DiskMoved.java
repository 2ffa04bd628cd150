package org.hadrill.check;

import java.util.Optional;
import org.hadrill.recording.Event.NodeSample;
import org.hadrill.verdict.CheckResult;

/**
 * The disk is where the cluster's promise says: promoted on the survivor and home again, or never moved; and never promoted on
 * a node whose disk is not good.
 */
final class DiskMoved implements Check {
    @Override
    public String name() {
        return "disk-moved";
    }

    @Override
    public CheckResult judge(Facts facts) {
        return stale(facts).orElseGet(() -> switch (facts.expectation()) {
            case STAY -> stayed(facts);
            case TAKEOVER_THEN_FAILBACK -> movedAndBack(facts);
            case FAILBACK -> back(facts, "");
            case RESTORED, TAKEOVER_OR_WAITS -> home(facts);
            case WAITS -> waited(facts);
        });
    }

    /** In every drill: whoever promotes a disk without its peer must have a good one. */
    private Optional<CheckResult> stale(Facts facts) {
        return facts.nodes().stream()
                .flatMap(n -> facts.first(n, s -> Facts.isPrimary(s) && spoilt(s)).stream())
                .findFirst()
                .map(s -> Results.fail(
                        this,
                        s.node() + " was " + Facts.drbd(s) + " at " + facts.when(s.at().time())
                                + ": promoted on a disk that is not good",
                        s.at()));
    }

    private static boolean spoilt(NodeSample sample) {
        return sample.drbd()
                .filter(d -> d.peerDisk().equals("DUnknown")
                        && (d.disk().equals("Inconsistent") || d.disk().equals("Outdated")))
                .isPresent();
    }

    private CheckResult waited(Facts facts) {
        Optional<NodeSample> early = facts.nodes().stream()
                .flatMap(n -> facts.beganBeforeUndo(n, Facts::isPrimary).stream())
                .findFirst();
        return early.map(s -> Results.fail(
                        this,
                        s.node() + " became Primary at " + facts.when(s.at().time()) + " (" + Facts.drbd(s)
                                + "), though nobody had data to serve with",
                        s.at()))
                .orElseGet(() -> home(facts));
    }

    /** Wherever the disk was meanwhile, it is at home in the end. */
    private CheckResult home(Facts facts) {
        Optional<NodeSample> away = facts.first(facts.standby(), Facts::isPrimary);
        NodeSample last = facts.last(facts.preferred());
        String evidence = away.map(s -> facts.standby() + " was Primary at " + facts.when(s.at().time()) + ", ")
                        .orElse("")
                + facts.preferred() + " ended as " + Facts.drbd(last);
        return Facts.isPrimary(last)
                ? Results.pass(this, evidence, last.at())
                : Results.fail(this, evidence + ", not Primary", last.at());
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
        return back(facts, taken);
    }

    private CheckResult back(Facts facts, String before) {
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
