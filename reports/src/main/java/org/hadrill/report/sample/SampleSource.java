package org.hadrill.report.sample;

import java.io.IOException;
import java.util.List;

/** Where samples come from when people name them: a run's folder, or a query of the history. Thread-safe. */
public interface SampleSource {
    /** Whether {@code text}, as it was typed, is for this source; says nothing about whether there is something. */
    boolean understands(String text);

    /**
     * The runs that {@code text} names, by time; never empty.
     *
     * @throws IOException with a sentence that says what is wrong with {@code text}, where, and what to do; also when it names
     *     no run
     */
    List<RunSample> read(String text) throws IOException;
}
