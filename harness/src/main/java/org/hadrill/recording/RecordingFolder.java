package org.hadrill.recording;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A recording as {@code recording.jsonl}, with the raw logs beside it; what it returns was read back from there. */
final class RecordingFolder implements RecordingStore {
    private final boolean flushed;
    private final Map<String, RawLog> raw = new HashMap<>();
    private @Nullable RecordingFile file;
    private @Nullable Path folder;

    RecordingFolder(boolean flushed) {
        this.flushed = flushed;
    }

    @Override
    public void open(Path drillFolder, Header header) throws IOException {
        Files.createDirectories(drillFolder.resolve(EventLog.RAW));
        file = RecordingFile.create(drillFolder.resolve(RecordingFile.NAME), header, flushed);
        folder = drillFolder;
    }

    @Override
    public long raw(String source, Supplier<String> made) throws IOException {
        RawLog log = raw.get(source);
        if (log == null) {
            Path raws = opened(folder).resolve(EventLog.RAW);
            log = new RawLog(Files.newBufferedWriter(raws.resolve(source + ".log")));
            raw.put(source, log);
        }
        String line = made.get();
        log.out.write(line.indexOf('\0') < 0 ? line : line.replace('\0', '?'));
        log.out.write('\n');
        if (flushed) {
            log.out.flush();
        }
        return ++log.lines;
    }

    @Override
    public void add(Event event) throws IOException {
        opened(file).append(event);
    }

    @Override
    public Recording close() throws IOException {
        Path read = opened(folder).resolve(RecordingFile.NAME);
        opened(file).close();
        file = null;
        folder = null;
        for (RawLog log : raw.values()) {
            log.out.close();
        }
        raw.clear();
        return RecordingFile.read(read);
    }

    private static <T> T opened(@Nullable T of) {
        if (of == null) {
            throw new IllegalStateException("no recording is open");
        }
        return of;
    }

    private static final class RawLog {
        private final BufferedWriter out;
        private long lines;

        RawLog(BufferedWriter out) {
            this.out = out;
        }
    }
}
