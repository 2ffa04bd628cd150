package org.hadrill.suite;

import java.nio.file.Path;
import org.hadrill.drill.Access;
import org.hadrill.drill.Site;
import org.hadrill.plan.CommandRecorder;
import org.hadrill.recording.EventLog;

/** An access whose commands are noted. */
final class Overheard implements Access {
    private final Access real;
    private final CommandRecorder recorder;
    private final Site site;

    Overheard(Access real) {
        this.real = real;
        this.recorder = new CommandRecorder(real.site().time());
        this.site = recorder.overhear(real.site());
    }

    CommandRecorder recorder() {
        return recorder;
    }

    @Override
    public Site site() {
        return site;
    }

    @Override
    public Probing probe(EventLog log, Path folder) {
        return real.probe(log, folder);
    }
}
