package org.hadrill.recording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where all probes put what they see. Events go to the listener always, and to a recording while one is open, so that
 * probes live as long as the run and a drill takes its part.
 *
 * <p>Thread-safe; the listener is called on the thread of whoever brings an event, one at a time.
 */
public final class EventLog {
    /** Folder of the raw logs, below that of the recording. */
    public static final String RAW = "raw";

    private final Consumer<Event> listener;
    private final RecordingStore store;
    private @Nullable Path folder;

    public EventLog(Consumer<Event> listener, RecordingStore store) {
        this.listener = listener;
        this.store = store;
    }

    /** Begins a recording in {@code folder}, which must hold none yet. */
    public synchronized void open(Path folder, Header header) throws IOException {
        if (this.folder != null) {
            throw new IllegalStateException("a recording is open in " + this.folder);
        }
        store.open(folder, header);
        this.folder = folder;
    }

    /**
     * Ends the recording and returns it; events are no longer kept.
     *
     * @throws IllegalStateException when none is open
     */
    public synchronized Recording close() throws IOException {
        folder = null;
        return store.close();
    }

    /** Keeps a line as it came from {@code source}, and says where it stands. */
    public Stamp raw(String source, String line, Duration time, Duration error) {
        return raw(source, () -> line, time, error);
    }

    /** The same for a line that is made only where it is kept. */
    public synchronized Stamp raw(String source, Supplier<String> line, Duration time, Duration error) {
        if (folder == null) {
            return new Stamp(time, error, source, 0);
        }
        try {
            return new Stamp(time, error, source, store.raw(source, line));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write raw log of " + source + " in " + folder, e);
        }
    }

    /** Keeps an event. */
    public synchronized void add(Event event) {
        if (folder != null) {
            try {
                store.add(event);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write the recording in " + folder, e);
            }
        }
        listener.accept(event);
    }
}
