package org.hadrill.suite;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongFunction;
import org.hadrill.drill.Access;
import org.hadrill.drill.DrillPlan;
import org.hadrill.fault.UndoJournal;
import org.hadrill.lab.Lab;

/** Where the drills of a run take place. Not thread-safe. */
public interface Stations extends AutoCloseable {
    Lab lab();

    /** Whether a drill finds the cluster as the one before left it. */
    boolean lasting();

    /** The journal of what must be undone, should this process die. */
    UndoJournal journal(Path runFolder) throws IOException;

    /** The station of {@code drill}; it stays open until that of another drill is asked for. */
    Station station(DrillPlan drill) throws InterruptedException;

    /** What the nodes say of their versions now; empty where there are no real ones to ask. */
    Optional<NodeVersions> versions() throws InterruptedException;

    /** Ends the record of frames, and says what is missing from it; empty when it is whole, or none is kept. */
    Optional<String> endFrames() throws InterruptedException;

    @Override
    void close();

    /** A cluster that outlives this process: every drill finds it as the one before left it. */
    static Stations lasting(Access access, Path folder) {
        return new LastingStation(access, folder);
    }

    /**
     * A cluster that is made anew for each drill, from the drill's seed, so that a drill does not depend on those before it.
     *
     * @param fresh makes a cluster from a seed
     */
    static Stations fresh(Lab lab, LongFunction<Access> fresh) {
        return new FreshStations(lab, fresh);
    }
}
