package org.hadrill.report.html;

import java.util.ArrayList;
import java.util.List;
import org.hadrill.recording.Header;
import org.hadrill.recording.Recording;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.verdict.CheckResult;

/**
 * The picture of a drill: marks, phases and rows on one axis.
 *
 * @param id unique on the page
 * @param name what it shows, for those who cannot see it
 */
record Timeline(
        String id,
        String name,
        Axis axis,
        List<Marks.Placed> marks,
        List<Band> bands,
        List<Lane> lanes,
        List<Finding> findings) {
    /** Width of the names of the rows, in pixels. */
    static final int NAMES = 150;

    /** Room for the labels of the axis above the rows, in pixels. */
    private static final double AXIS_ROOM = 18;

    /** Room for the names of the phases. */
    private static final double PHASE_ROOM = 18;

    /** A check's moment on the axis. */
    record Finding(String x, String css, String title, String anchor) {}

    static Timeline of(String id, Recording recording, DrillResult drill) {
        Axis axis = Axis.of(recording);
        Header header = recording.header();
        NodeLanes nodes = new NodeLanes(axis, recording);
        PingStrip pings = new PingStrip(axis);
        LogLane logs = new LogLane(axis);
        List<Lane> lanes = new ArrayList<>();
        header.pinged().forEach(a -> lanes.add(pings.lane(recording, drill, a)));
        lanes.add(new OwnerLane(axis, recording).lane());
        group(lanes, 0, "seen from outside");
        int service = lanes.size();
        lanes.addAll(nodes.service());
        group(lanes, service, "service");
        int disk = lanes.size();
        lanes.addAll(nodes.disk());
        group(lanes, disk, "replicated disk");
        int cluster = lanes.size();
        lanes.addAll(nodes.cluster());
        lanes.add(logs.lane(recording, header.preferred(), "n1"));
        lanes.add(logs.lane(recording, header.standby(), "n2"));
        group(lanes, cluster, "cluster");
        List<Lane> power =
                nodes.power().stream().filter(l -> !l.boxes().isEmpty()).toList();
        if (!power.isEmpty()) {
            lanes.add(power.get(0).under("machines"));
            lanes.addAll(power.subList(1, power.size()));
        }
        return new Timeline(
                id,
                "Timeline of " + drill.scenario() + ", seconds from the fault",
                axis,
                Marks.of(axis, recording, drill),
                Band.of(axis, drill),
                Lane.stacked(lanes),
                findings(id, axis, drill));
    }

    private static void group(List<Lane> lanes, int index, String heading) {
        lanes.set(index, lanes.get(index).under(heading));
    }

    private static List<Finding> findings(String id, Axis axis, DrillResult drill) {
        List<Finding> findings = new ArrayList<>();
        for (CheckResult check : drill.checks()) {
            check.at()
                    .ifPresent(at -> findings.add(new Finding(
                            Axis.fine(axis.x(at)),
                            check.verdict().name().toLowerCase(java.util.Locale.ROOT),
                            axis.offset(at) + " " + check.name() + ", "
                                    + check.verdict().word() + ": " + check.evidence(),
                            id + "-" + check.name())));
        }
        return findings;
    }

    private double markRoom() {
        return (marks.stream().mapToInt(Marks.Placed::row).max().orElse(-1) + 1) * Marks.ROW;
    }

    /** Where the axis is drawn. */
    double axisY() {
        return markRoom() + AXIS_ROOM;
    }

    /** Where the rows begin. */
    double rowsY() {
        return axisY() + (bands.isEmpty() ? 0 : PHASE_ROOM);
    }

    double rowsHeight() {
        return lanes.get(lanes.size() - 1).y() + Lane.PITCH;
    }

    double height() {
        return rowsY() + rowsHeight() + 14;
    }
}
