package org.hadrill.drill;

import java.nio.file.Path;
import java.util.Optional;
import org.hadrill.recording.EventLog;

/**
 * A way to a lab's cluster. Most labs are reached by SSH and IPMI, as hardware is; a lab that lives in this process brings its
 * own way.
 */
public interface Access {
    /** Shells, power switches and time. Always the same; whoever asked closes it. */
    Site site();

    /**
     * Starts every probe. Hosts that cannot be reached yet are tried again.
     *
     * @param log gets what they see until they are closed; from threads of their own, or of whoever lets time pass
     * @param folder of the run, where a record of frames goes
     */
    Probing probe(EventLog log, Path folder);

    /** Probes at work. */
    interface Probing extends AutoCloseable {
        /** Ends the record of frames, and says what is missing from it; empty when it is whole, or none is kept. */
        Optional<String> endFrames() throws InterruptedException;

        /** Whether they see who announces the router's address. */
        boolean seesAnnouncements();

        @Override
        void close();
    }
}
