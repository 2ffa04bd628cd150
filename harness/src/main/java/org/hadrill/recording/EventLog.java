package org.hadrill.recording;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
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
    private final Map<String, RawLog> raw = new HashMap<>();
    private @Nullable RecordingFile file;
    private @Nullable Path folder;

    public EventLog(Consumer<Event> listener) {
        this.listener = listener;
    }

    /** Begins a recording in {@code folder}, which must exist and hold none yet. */
    public synchronized void open(Path folder, Header header) throws IOException {
        if (file != null) {
            throw new IllegalStateException("a recording is open in " + this.folder);
        }
        Files.createDirectories(folder.resolve(RAW));
        file = RecordingFile.create(folder.resolve(RecordingFile.NAME), header);
        this.folder = folder;
    }

    /** Ends the recording; events are no longer kept. */
    public synchronized void close() throws IOException {
        if (file != null) {
            file.close();
            file = null;
            folder = null;
        }
        for (RawLog log : raw.values()) {
            log.out.close();
        }
        raw.clear();
    }

    /** Keeps a line as it came from {@code source}, and says where it stands. */
    public synchronized Stamp raw(String source, String line, Duration time, Duration error) {
        if (folder == null) {
            return new Stamp(time, error, source, 0);
        }
        try {
            RawLog log = raw.get(source);
            if (log == null) {
                log = new RawLog(Files.newBufferedWriter(folder.resolve(RAW).resolve(source + ".log")));
                raw.put(source, log);
            }
            log.out.write(line.replace('\0', '?'));
            log.out.write('\n');
            return new Stamp(time, error, source, ++log.lines);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write raw log of " + source + " in " + folder, e);
        }
    }

    /** Keeps an event. */
    public synchronized void add(Event event) {
        if (file != null) {
            try {
                file.append(event);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write the recording in " + folder, e);
            }
        }
        listener.accept(event);
    }

    private static final class RawLog {
        private final BufferedWriter out;
        private long lines;

        RawLog(BufferedWriter out) {
            this.out = out;
        }
    }
}
