package org.hadrill.cli;

import java.io.IOException;
import java.util.stream.Stream;
import org.hadrill.report.compare.Side;
import org.hadrill.report.history.HistorySource;
import org.hadrill.report.sample.RunFolders;
import org.hadrill.report.sample.SampleSource;
import org.hadrill.time.SystemTime;

/** Where {@code hadrill compare} finds runs: the first source that understands a name reads it. */
final class SampleSources {
    private SampleSources() {}

    /** @throws Errors.Failure with exit code 2 when {@code name} names no run that can be read */
    static Side side(String name, HistoryOptions history) {
        // Folders last: anything may be a path.
        SampleSource source = Stream.of(new HistorySource(history::place, new SystemTime()), new RunFolders())
                .filter(s -> s.understands(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no source understands " + name));
        try {
            return new Side(name, source.read(name));
        } catch (IOException e) {
            throw new Errors.Failure(Errors.USAGE, String.valueOf(e.getMessage()), e);
        }
    }
}
