package org.hadrill.report.html;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hadrill.report.text.Figures;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.run.RunResult.PhaseResult;

/** The phases of a takeover or failback, with a bar each that begins where the one before it ended. */
record PhaseBar(String part, List<Row> rows, String total) {
    static final int WIDTH = 240;

    /** One phase. */
    record Row(String name, String start, String duration, double x, double width) {}

    static List<PhaseBar> of(DrillResult drill) {
        Map<String, List<PhaseResult>> parts = new LinkedHashMap<>();
        drill.phases()
                .forEach(p ->
                        parts.computeIfAbsent(p.part(), n -> new ArrayList<>()).add(p));
        return parts.entrySet().stream().map(e -> of(e.getKey(), e.getValue())).toList();
    }

    private static PhaseBar of(String part, List<PhaseResult> phases) {
        Duration begin = phases.get(0).start();
        PhaseResult last = phases.get(phases.size() - 1);
        Duration total = last.start().plus(last.duration()).minus(begin);
        double scale = WIDTH / Math.max(1.0, total.toMillis());
        List<Row> rows = phases.stream()
                .map(p -> new Row(
                        p.name(),
                        Figures.offset(p.start()),
                        Figures.decimals(p.duration(), 1) + " s",
                        p.start().minus(begin).toMillis() * scale,
                        Math.max(1, p.duration().toMillis() * scale)))
                .toList();
        return new PhaseBar(part, rows, Figures.decimals(total, 1) + " s");
    }
}
