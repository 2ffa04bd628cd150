package org.hadrill.suite;

import java.nio.file.Path;
import java.util.List;

/**
 * What is run.
 *
 * @param scenarios names, each once; in the order in which they were given
 * @param first the number of the first repeat, from 1: the drills of a run that begins later are the last ones of a longer run
 * @param repeat how often each scenario runs, at least 1
 * @param seed order of the drills and phase of the faults
 * @param out folder of the run; made by the run, must not hold another
 * @param repeatCommand the command line that repeats the run, without {@code --out}
 */
public record RunOptions(List<String> scenarios, int first, int repeat, long seed, Path out, String repeatCommand) {
    public RunOptions {
        scenarios = List.copyOf(scenarios);
        if (repeat < 1 || first < 1) {
            throw new IllegalArgumentException(
                    "repeat and the first repeat must be at least 1, not " + repeat + " and " + first);
        }
    }

    /** A run from the first repeat on. */
    public RunOptions(List<String> scenarios, int repeat, long seed, Path out, String repeatCommand) {
        this(scenarios, 1, repeat, seed, out, repeatCommand);
    }
}
