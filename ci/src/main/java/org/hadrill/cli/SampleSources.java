package org.hadrill.cli;

import java.io.IOException;
import java.util.List;
import org.hadrill.report.compare.Side;
import org.hadrill.report.sample.RunFolders;
import org.hadrill.report.sample.SampleSource;

/** Where {@code hadrill compare} finds runs: the first source that understands a name reads it. */
final class SampleSources {
    /** Folders last: anything may be a path. */
    private static final List<SampleSource> SOURCES = List.of(new RunFolders());

    private SampleSources() {}

    /** @throws Errors.Failure with exit code 2 when {@code name} names no run that can be read */
    static Side side(String name) {
        SampleSource source = SOURCES.stream()
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
