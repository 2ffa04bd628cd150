package org.hadrill.recording;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** A recording on disk: JSON lines, the header first. */
public final class RecordingFile implements AutoCloseable {
    public static final String NAME = "recording.jsonl";

    private static final JsonMapper JSON = RecordingJson.mapper();

    private static final ObjectWriter EVENTS = JSON.writerFor(Event.class);
    private static final ObjectReader READ_EVENT = JSON.readerFor(Event.class);

    private final BufferedWriter out;
    private final boolean flushed;

    private RecordingFile(BufferedWriter out, boolean flushed) {
        this.out = out;
        this.flushed = flushed;
    }

    /** Starts a new file; refuses to overwrite one. What was appended survives a kill of the harness. */
    public static RecordingFile create(Path file, Header header) throws IOException {
        return create(file, header, true);
    }

    /** @param flushed whether every line goes to the operating system at once */
    static RecordingFile create(Path file, Header header, boolean flushed) throws IOException {
        RecordingFile recording =
                new RecordingFile(Files.newBufferedWriter(file, java.nio.file.StandardOpenOption.CREATE_NEW), flushed);
        recording.line(JSON.writeValueAsString(header));
        return recording;
    }

    /** Appends. Not thread-safe. */
    public void append(Event event) throws IOException {
        line(EVENTS.writeValueAsString(event));
    }

    private void line(String json) throws IOException {
        out.write(json);
        out.write('\n');
        if (flushed) {
            out.flush();
        }
    }

    /**
     * Reads a file back.
     *
     * @throws IOException with file and line when a line is not what this version writes; a torn last line, as a kill
     *     leaves it, is left out
     */
    public static Recording read(Path file) throws IOException {
        List<String> lines = wholeLines(file);
        if (lines.isEmpty()) {
            throw new IOException(file + ":1: no header: the recording is empty");
        }
        Header header = parse(file, 1, withLedger(lines.get(0)), Header.class, JSON.readerFor(Header.class));
        List<Event> events = new ArrayList<>(lines.size());
        for (int i = 1; i < lines.size(); i++) {
            events.add(parse(file, i + 1, lines.get(i), Event.class, READ_EVENT));
        }
        return new Recording(header, events);
    }

    /** Format 1 said nothing of a ledger, as no lab kept one. */
    private static String withLedger(String header) {
        return header.startsWith("{\"format\":1,") ? "{\"ledger\":false," + header.substring(1) : header;
    }

    /** Lines with their line feed; what follows the last one was torn, perhaps inside a character. */
    private static List<String> wholeLines(Path file) throws IOException {
        byte[] all = Files.readAllBytes(file);
        int end = all.length;
        while (end > 0 && all[end - 1] != '\n') {
            end--;
        }
        return new String(all, 0, end, StandardCharsets.UTF_8).lines().toList();
    }

    private static <T> T parse(Path file, int line, String json, Class<T> type, ObjectReader reader)
            throws IOException {
        try {
            return type.cast(reader.readValue(json));
        } catch (JacksonException e) {
            throw new IOException(
                    file + ":" + line + ": not a line of a recording of format " + Header.FORMAT + ": "
                            + e.getOriginalMessage(),
                    e);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
