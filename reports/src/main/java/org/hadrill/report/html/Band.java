package org.hadrill.report.html;

import java.util.ArrayList;
import java.util.List;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.run.RunResult.PhaseResult;

/** A phase of the takeover or failback: a coloured box above the rows, and a shade behind them. */
record Band(Box box) {
    static List<Band> of(Axis axis, DrillResult drill) {
        List<Band> bands = new ArrayList<>();
        for (PhaseResult phase : drill.phases()) {
            var from = axis.zero().plus(phase.start());
            var to = from.plus(phase.duration());
            String name = phase.part() + ", " + phase.name();
            bands.add(new Band(Box.of(
                    axis.x(from),
                    axis.x(to),
                    "phase " + phase.name(),
                    name,
                    name + ", " + axis.span(from, to),
                    phase.name().replace('-', ' '),
                    phase.name().replaceAll("-.*", ""))));
        }
        return bands;
    }
}
