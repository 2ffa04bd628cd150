package org.hadrill.suite;

import java.nio.file.Path;
import org.hadrill.drill.Access;
import org.hadrill.drill.Site;
import org.hadrill.interlock.Interlock;
import org.hadrill.recording.EventLog;

/** A way to a cluster by another site for it, such as one on which {@link Interlock} is asked before every fault. */
public record GuardedAccess(Access unguarded, Site site) implements Access {
    public GuardedAccess(Access unguarded, Interlock interlock) {
        this(unguarded, unguarded.site().guardedBy(interlock));
    }

    @Override
    public Probing probe(EventLog log, Path folder) {
        return unguarded.probe(log, folder);
    }
}
