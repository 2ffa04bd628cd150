package org.hadrill.check;

import java.util.List;
import java.util.Optional;
import org.hadrill.recording.Event.Mark;
import org.hadrill.recording.Event.NodeSample;
import org.hadrill.recording.Event.Point;
import org.hadrill.verdict.CheckResult;

/** The file system was never mounted on both nodes at once, and is mounted on exactly the preferred node at the end. */
final class DiskMountedOnce implements Check {
    @Override
    public String name() {
        return "disk-mounted-once";
    }

    @Override
    public boolean holdsAlways() {
        return true;
    }

    @Override
    public CheckResult judge(Facts facts) {
        Optional<Facts.Overlap> both = facts.overlap(NodeSample::mounted);
        if (both.isPresent()) {
            return Results.at(
                    Results.fail(
                            this,
                            "mounted on " + facts.preferred() + " and " + facts.standby() + " at once for "
                                    + Facts.seconds(both.get().length()) + " s, from "
                                    + facts.when(both.get().from()),
                            both.get().a().at(),
                            both.get().b().at()),
                    both.get().from());
        }
        for (Point early : List.of(Point.INFRA, Point.BROKEN_OFF)) {
            Optional<Mark> mark = facts.recording().mark(early);
            if (mark.isPresent()) {
                throw new Facts.NotJudgeable("never mounted on both nodes, but where it is in the end was not seen: "
                        + mark.get().detail());
            }
        }
        NodeSample home = facts.last(facts.preferred());
        NodeSample other = facts.last(facts.standby());
        if (!home.mounted() || other.mounted()) {
            return Results.fail(
                    this,
                    "at the end mounted on " + facts.preferred() + ": " + yes(home.mounted()) + ", on "
                            + facts.standby() + ": " + yes(other.mounted()),
                    home.at(),
                    other.at());
        }
        return Results.pass(
                this, "never mounted on both nodes; at the end on " + facts.preferred(), home.at(), other.at());
    }

    private static String yes(boolean is) {
        return is ? "yes" : "no";
    }
}
