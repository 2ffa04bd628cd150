package org.hadrill.report.metrics;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Gauges as text that is at once OpenMetrics 1.0 and the Prometheus text format 0.0.4, as a node exporter's textfile collector
 * reads it: for gauges without time both say the same, and to the second UNIT and EOF are comments.
 */
final class Exposition {
    private final StringBuilder text = new StringBuilder();
    private final Map<String, String> common;
    private String family = "";

    /** @param common labels of every sample, in their order */
    Exposition(Map<String, String> common) {
        this.common = common;
    }

    /** Begins a family; its samples follow. {@code help} has neither quotes nor backslashes, which the formats write differently. */
    Exposition family(String name, String help) {
        family = name;
        line("# HELP " + name + " " + help);
        line("# TYPE " + name + " gauge");
        // OpenMetrics: a unit is the last part of the name.
        if (name.endsWith("_seconds")) {
            line("# UNIT " + name + " seconds");
        }
        return this;
    }

    Exposition sample(Map<String, String> labels, double value) {
        line(family + "{" + labels(common) + (labels.isEmpty() ? "" : "," + labels(labels)) + "} " + number(value));
        return this;
    }

    /** Whether every sample has this label anyway. */
    boolean common(String label) {
        return common.containsKey(label);
    }

    String text() {
        return text + "# EOF\n";
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private static String labels(Map<String, String> labels) {
        return labels.entrySet().stream()
                .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + "\"")
                .collect(Collectors.joining(","));
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    /** Whole numbers without a fraction, others with milliseconds. */
    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.3f", value);
    }
}
