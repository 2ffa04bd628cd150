package org.hadrill.report.compare;

import java.util.List;
import org.hadrill.report.sample.RunSample;

/**
 * One side of a comparison.
 *
 * @param name as it was asked for: a folder, or a query of the history
 * @param runs at least one
 */
public record Side(String name, List<RunSample> runs) {
    public Side {
        runs = List.copyOf(runs);
        if (runs.isEmpty()) {
            throw new IllegalArgumentException(name + " has no runs");
        }
    }
}
