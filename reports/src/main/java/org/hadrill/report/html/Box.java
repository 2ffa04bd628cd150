package org.hadrill.report.html;

import java.util.List;
import java.util.stream.Stream;

/**
 * A value from one time to another, as a box in a row.
 *
 * @param css how it looks
 * @param value what held, for the read-out
 * @param title the value with its times
 * @param labels what may be written in it, from the longest to the shortest
 * @param label what is written in it: the longest that fits, or nothing
 */
record Box(double x, double width, String css, String value, String title, List<String> labels, String label) {
    private static final double WIDTH_MIN = 1;
    private static final double CHARACTER = 6.3;
    private static final double PADDING = 6;

    /** @param labels from the longest to the shortest */
    static Box of(double from, double to, String css, String value, String title, String... labels) {
        double width = Math.max(WIDTH_MIN, to - from);
        String fits =
                Stream.of(labels).filter(l -> textWidth(l) <= width).findFirst().orElse("");
        return new Box(from, width, css, value, title, List.of(labels), fits);
    }

    /** How much room a text of the picture takes, at most, in pixels. */
    static double textWidth(String text) {
        return text.length() * CHARACTER + PADDING;
    }

    /** Top of the box within its row. */
    String top() {
        return switch (form()) {
            case "line" -> "7";
            case "tick" -> css.contains("notable") ? "1" : "4";
            default -> "0";
        };
    }

    String high() {
        return switch (form()) {
            case "line" -> "1.5";
            case "tick" -> css.contains("notable") ? "13" : "8";
            case "conflict" -> Axis.px(css.contains("both") ? Lane.PITCH + Lane.HEIGHT : Lane.HEIGHT);
            default -> Axis.px(Lane.HEIGHT);
        };
    }

    /** Where the label is written: in the middle, or right of a tick. */
    String labelX() {
        return form().equals("tick") ? Axis.px(x + width + 3) : Axis.px(x + width / 2);
    }

    String labelY() {
        return css.contains("both") ? Axis.px((Lane.PITCH + Lane.HEIGHT) / 2 + 4) : "11.5";
    }

    /** Whether it shows what must never be, and is drawn over all rows. */
    boolean conflict() {
        return form().equals("conflict");
    }

    private String form() {
        return css.split(" ")[0];
    }

    /** The labels as the script reads them. */
    String choice() {
        return String.join("|", labels);
    }

    String left() {
        return Axis.fine(x);
    }

    String wide() {
        return Axis.fine(width);
    }
}
