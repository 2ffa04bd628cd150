package org.hadrill.report.html;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hadrill.recording.Event;
import org.hadrill.recording.Event.FaultStep;
import org.hadrill.recording.Event.Mark;
import org.hadrill.recording.Event.Step;
import org.hadrill.recording.Recording;
import org.hadrill.run.RunResult.DrillResult;

/** The vertical marks of a drill with their labels, placed so that no label covers another. */
final class Marks {
    /** Height of a row of labels, in pixels. */
    static final double ROW = 17;

    private static final double GAP = 4;
    private static final double CHARACTER = 7.1;
    private static final double PADDING = 9;

    private final Axis axis;
    private final List<Unplaced> marks = new ArrayList<>();

    private record Unplaced(Duration time, String css, String label, String title) {}

    /**
     * A mark with its place.
     *
     * @param labelX left end of the label, in pixels
     * @param row of its label, from 0 at the top
     */
    record Placed(double x, double labelX, double labelWidth, int row, String css, String label, String title) {
        String left() {
            return Axis.fine(x);
        }

        String labelLeft() {
            return Axis.px(labelX);
        }

        String labelWide() {
            return Axis.px(labelWidth);
        }

        String labelTop() {
            return Axis.px(row * ROW);
        }

        String labelY() {
            return Axis.px(row * ROW + 11);
        }

        String labelMiddle() {
            return Axis.px(labelX + labelWidth / 2);
        }
    }

    private Marks(Axis axis) {
        this.axis = axis;
    }

    static List<Placed> of(Axis axis, Recording recording, DrillResult drill) {
        Marks marks = new Marks(axis);
        for (Event event : recording.events()) {
            if (event instanceof Mark mark) {
                marks.add(mark);
            } else if (event instanceof FaultStep step) {
                marks.add(step);
            }
        }
        for (Interruption i : Interruption.of(recording, drill)) {
            marks.add(i.to(), i.censored() ? "away" : "back", i.word(), i.sentence());
        }
        return marks.placed();
    }

    private void add(Mark mark) {
        Duration time = mark.at().time();
        String detail = mark.detail().isEmpty() ? "" : ": " + mark.detail();
        switch (mark.point()) {
            case FAULT -> add(time, "fault", mark.detail().startsWith("none") ? "start" : "fault", "fault" + detail);
            case PREPARE -> add(time, "step", "prepared", "broken beforehand" + detail);
            case UNDO -> add(time, "step", "undo", "undo" + detail);
            case HELP -> add(time, "trouble", "help by hadrill", "hadrill helped" + detail);
            case SETTLED -> add(time, "step", "settled", "settled: all as before, and quiet" + detail);
            case NOT_RECOVERED -> add(time, "trouble", "not recovered", "not recovered" + detail);
            case NOT_SETTLED -> add(time, "trouble", "not settled", "not settled" + detail);
            case BASELINE_SICK, BROKEN_OFF -> add(time, "trouble", "broken off", "broken off" + detail);
            case INFRA -> add(time, "trouble", "infra", "the lab, a BMC or SSH failed" + detail);
            case BASELINE, RECOVERED, END -> {}
        }
    }

    private void add(FaultStep step) {
        boolean shown = step.step() == Step.PROVE || !step.ok();
        if (shown && step.at().time().compareTo(axis.zero()) >= 0) {
            String label = step.ok() ? "proven" : step.step() == Step.PROVE ? "not proven" : "step failed";
            add(step.at().time(), step.ok() ? "step" : "trouble", label, label + ": " + step.detail());
        }
    }

    private void add(Duration time, String css, String label, String title) {
        marks.add(new Unplaced(time, css, label, axis.offset(time) + " " + title));
    }

    /** Each label in the first row where it has room, right of its line where it can. */
    private List<Placed> placed() {
        marks.sort(Comparator.comparing(Unplaced::time));
        List<Double> rowEnds = new ArrayList<>();
        List<Placed> placed = new ArrayList<>();
        for (Unplaced mark : marks) {
            double x = axis.x(mark.time());
            double width = mark.label().length() * CHARACTER + PADDING;
            double left = Math.min(x, Axis.WIDTH - width);
            int row = 0;
            while (row < rowEnds.size() && rowEnds.get(row) + GAP > left) {
                row++;
            }
            if (row == rowEnds.size()) {
                rowEnds.add(0.0);
            }
            rowEnds.set(row, left + width);
            placed.add(new Placed(x, left, width, row, mark.css(), mark.label(), mark.title()));
        }
        return placed;
    }
}
