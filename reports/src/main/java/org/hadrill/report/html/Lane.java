package org.hadrill.report.html;

import java.util.ArrayList;
import java.util.List;
import org.hadrill.cluster.NodeName;

/**
 * A row of the timeline.
 *
 * @param group heading above the row, empty where the group goes on
 * @param item what the row shows
 * @param node whose state it is, empty where it is nobody's
 * @param css {@code n1} for the preferred node, {@code n2} for the standby node, else empty
 * @param resting value where no box lies, for the read-out
 * @param y top of the row, in pixels
 */
record Lane(
        String group,
        String item,
        String node,
        String css,
        String resting,
        List<Box> boxes,
        List<Strokes> strokes,
        double y) {
    /** Height of what is drawn in a row, in pixels. */
    static final double HEIGHT = 15;

    /** From a row to the next. */
    static final double PITCH = 19;

    /** Room for the heading of a group. */
    static final double HEADING = 17;

    Lane {
        boxes = List.copyOf(boxes);
        strokes = List.copyOf(strokes);
    }

    static Lane of(String item, String resting, List<Box> boxes, List<Strokes> strokes) {
        return new Lane("", item, "", "", resting, boxes, strokes, 0);
    }

    static Lane of(String item, NodeName node, String css, String resting, List<Box> boxes, List<Strokes> strokes) {
        return new Lane("", item, node.value(), css, resting, boxes, strokes, 0);
    }

    Lane under(String heading) {
        return new Lane(heading, item, node, css, resting, boxes, strokes, y);
    }

    /** Name of the row in words. */
    String label() {
        return node.isEmpty() ? item : item + " on " + node;
    }

    String top() {
        return Axis.px(y);
    }

    /** The rows one below the other. */
    static List<Lane> stacked(List<Lane> lanes) {
        List<Lane> placed = new ArrayList<>();
        double y = 0;
        for (Lane lane : lanes) {
            y += lane.group().isEmpty() ? 0 : HEADING;
            placed.add(new Lane(lane.group, lane.item, lane.node, lane.css, lane.resting, lane.boxes, lane.strokes, y));
            y += PITCH;
        }
        return placed;
    }

    /**
     * Many marks drawn as one path.
     *
     * @param count how many
     */
    record Strokes(String css, String path, int count) {}
}
