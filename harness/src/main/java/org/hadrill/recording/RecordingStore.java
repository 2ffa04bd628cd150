package org.hadrill.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Where the events and raw lines of a drill are kept, one recording at a time. Not thread-safe: {@link EventLog} calls it
 * from one thread at a time, {@link #open} first and {@link #close} last.
 */
public interface RecordingStore {
    /**
     * Begins a recording.
     *
     * @param folder of the drill, made where it is not there
     * @throws IOException when it cannot be made, or holds a recording already
     */
    void open(Path folder, Header header) throws IOException;

    /** Keeps a line as it came from {@code source}, and returns its number there, from 1. */
    long raw(String source, Supplier<String> line) throws IOException;

    void add(Event event) throws IOException;

    /** Ends the recording and returns it as it was kept. */
    Recording close() throws IOException;

    /**
     * Files in the drill's folder.
     *
     * @param flushed whether every event and raw line goes to the operating system at once, so that it survives the end of this process;
     *     needed where the cluster outlives us
     */
    static RecordingStore onDisk(boolean flushed) {
        return new RecordingFolder(flushed);
    }

    /** Nothing but the events, for many drills of which few are looked at; no folder is made. */
    static RecordingStore inMemory() {
        return new RecordingInMemory();
    }
}
