package org.hadrill.cli;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.hadrill.selftest.Caught;
import org.hadrill.selftest.PlantedDefect;

/** The table of planted defects, a line a row; a miss and a sick twin have a line more that says what was said instead. */
final class SelfTestTable {
    private static final int EVIDENCE_WIDTH = 72;

    private final String form;
    private final Consumer<String> lines;

    SelfTestTable(List<? extends PlantedDefect<?>> rows, Consumer<String> lines) {
        int name = rows.stream().mapToInt(r -> r.name().length()).max().orElse(1);
        int scenario = rows.stream().mapToInt(r -> where(r).length()).max().orElse(1);
        int check = rows.stream().mapToInt(r -> r.check().length()).max().orElse(1);
        this.form = "%-6s  %-" + name + "s  %-" + scenario + "s  %-" + check + "s  %-7s  %-4s  %s";
        this.lines = lines;
    }

    void begin() {
        lines.accept(line("", "defect", "planted in", "caught by", "verdict", "twin", "evidence"));
    }

    void row(Caught caught) {
        PlantedDefect<?> row = caught.row();
        lines.accept(line(
                caught.caught() ? "caught" : "MISSED",
                row.name(),
                where(row),
                row.check(),
                caught.own().verdict().word(),
                caught.twinPasses() ? "pass" : "SICK",
                shortened(caught.own().evidence())));
        if (!caught.caught()) {
            lines.accept("        wanted " + row.verdict().word() + " with \"" + row.evidence()
                    + "\"; the checks said: " + caught.instead());
        }
        if (!caught.twinPasses()) {
            lines.accept("        its healthy twin: " + caught.saidOfTwin());
        }
    }

    private String line(Object... cells) {
        return String.format(Locale.ROOT, form, cells).stripTrailing();
    }

    private static String where(PlantedDefect<?> row) {
        return row.scenario() + ", " + row.configuration();
    }

    private static String shortened(String evidence) {
        return evidence.length() <= EVIDENCE_WIDTH ? evidence : evidence.substring(0, EVIDENCE_WIDTH - 1) + "…";
    }
}
