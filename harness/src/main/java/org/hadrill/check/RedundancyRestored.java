package org.hadrill.check;

import java.util.Optional;
import org.hadrill.cluster.NodeName;
import org.hadrill.recording.Event.Mark;
import org.hadrill.recording.Event.NodeSample;
import org.hadrill.recording.Event.Point;
import org.hadrill.verdict.CheckResult;

/** The cluster could take the next fault: disks connected and up to date, the manager alive on both nodes, without our help. */
final class RedundancyRestored implements Check {
    @Override
    public String name() {
        return "redundancy-restored";
    }

    @Override
    public CheckResult judge(Facts facts) {
        Optional<Mark> help = facts.recording().mark(Point.HELP);
        if (help.isPresent()) {
            String dead = facts.nodes().stream()
                    .flatMap(n -> facts.stretches(n, s -> !s.manager()).stream()
                            .map(s -> "no cluster manager on " + n + " from "
                                    + facts.when(s.first().at().time()) + " to "
                                    + facts.when(s.last().at().time())))
                    .findFirst()
                    .orElse("redundancy was gone");
            return Results.fail(
                    this, dead + ", until hadrill helped", help.get().at());
        }
        for (NodeName node : facts.nodes()) {
            NodeSample last = facts.last(node);
            boolean redundant = last.drbd()
                    .filter(d -> d.connection().equals("Connected")
                            && d.disk().equals("UpToDate")
                            && d.peerDisk().equals("UpToDate"))
                    .isPresent();
            if (!redundant) {
                return Results.fail(this, "DRBD on " + node + " ended as " + Facts.drbd(last), last.at());
            }
            if (!last.manager()) {
                return Results.fail(this, "the cluster manager did not run on " + node + " at the end", last.at());
            }
        }
        NodeSample last = facts.last(facts.standby());
        return Results.pass(this, "disks connected and up to date, the cluster manager on both nodes", last.at());
    }
}
