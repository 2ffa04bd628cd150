package org.hadrill.report.html;

import java.util.ArrayList;
import java.util.List;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.run.RunResult.PhaseResult;

/** A phase of the takeover or failback, drawn behind all rows. */
record Band(Box box, boolean even) {
    static List<Band> of(Axis axis, DrillResult drill) {
        List<Band> bands = new ArrayList<>();
        for (PhaseResult phase : drill.phases()) {
            var from = axis.zero().plus(phase.start());
            var to = from.plus(phase.duration());
            String name = phase.part() + ", " + phase.name();
            bands.add(new Band(
                    Box.of(
                            axis.x(from),
                            axis.x(to),
                            "",
                            name,
                            name + ", " + axis.span(from, to),
                            phase.name().replace('-', ' '),
                            phase.name().replaceAll("-.*", "")),
                    bands.size() % 2 == 0));
        }
        return bands;
    }
}
