package org.hadrill.report.html;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hadrill.report.text.Figures;

/**
 * Times at which both had what only one may have. They are drawn over everything else.
 *
 * @param tolerance shorter than this may be the grain of the samples, and is not drawn; the checks judge more finely
 */
record Conflicts(Axis axis, Duration tolerance) {
    /** Look of a conflict within a row. */
    static final String ONE_ROW = "conflict";

    /** Look of a conflict over this row and the next. */
    static final String TWO_ROWS = "conflict both";

    /** From one time to another. */
    record Time(Duration from, Duration to) {}

    /** {@code row} with the conflicts of the node in it and the node in the row below. */
    Lane marked(Lane row, List<Time> mine, List<Time> others, String what) {
        return marked(row, mine, others, what, TWO_ROWS);
    }

    Lane marked(Lane row, List<Time> mine, List<Time> others, String what, String css) {
        List<Box> boxes = new ArrayList<>(row.boxes());
        for (Time a : mine) {
            for (Time b : others) {
                Duration from = a.from().compareTo(b.from()) > 0 ? a.from() : b.from();
                Duration to = a.to().compareTo(b.to()) < 0 ? a.to() : b.to();
                if (to.minus(from).compareTo(tolerance) > 0) {
                    String length = Figures.decimals(to.minus(from), 1) + " s";
                    boxes.add(Box.of(
                            axis.x(from),
                            axis.x(to),
                            css,
                            what,
                            what + ", " + axis.span(from, to),
                            what + ", " + length,
                            what));
                }
            }
        }
        return new Lane(row.group(), row.item(), row.node(), row.css(), row.resting(), boxes, row.strokes(), row.y());
    }
}
