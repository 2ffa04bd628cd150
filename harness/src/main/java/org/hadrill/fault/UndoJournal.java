package org.hadrill.fault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hadrill.cluster.NodeName;
import org.hadrill.recording.RecordingJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What must be undone, written and synced to disk before it is done: a file of JSON lines in the run's folder. An entry
 * is open until a second line with its number says that it was undone and proven.
 *
 * <p>Thread-safe.
 */
public final class UndoJournal implements AutoCloseable {
    public static final String FILE = "undo.jsonl";

    private static final JsonMapper JSON = RecordingJson.mapper();

    private final @Nullable FileChannel file;
    private int next;

    private UndoJournal(@Nullable FileChannel file, int next) {
        this.file = file;
        this.next = next;
    }

    /**
     * A thing to undo.
     *
     * @param action {@link Action}
     * @param command shell command for {@link Action#RUN_ON_NODE}; empty otherwise
     */
    public record Entry(Action action, NodeName node, String command, String reason) {}

    /** How an entry is undone. */
    public enum Action {
        /** Run a command on the node. */
        RUN_ON_NODE,
        /** Switch the node's power on by its BMC. */
        POWER_ON,
        /** Switch it off and on again by its BMC, unless the node tells its state. */
        POWER_CYCLE
    }

    /** A line of the file. */
    record Line(int number, boolean done, Entry entry) {}

    /** Opens the journal of a run, made when it is not there; a torn last line is ended, so that it spoils no other. */
    public static UndoJournal open(Path runFolder) throws IOException {
        Path path = runFolder.resolve(FILE);
        int next = 1 + lines(path).stream().mapToInt(Line::number).max().orElse(0);
        boolean torn =
                Files.exists(path) && !text(path).isEmpty() && !text(path).endsWith("\n");
        FileChannel file =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        if (torn) {
            write(file, "\n");
        }
        // A file that is synced, but not its name, is gone after a power cut of this machine (fsync(2)).
        try (FileChannel folder = FileChannel.open(runFolder, StandardOpenOption.READ)) {
            folder.force(true);
        }
        return new UndoJournal(file, next);
    }

    /**
     * A journal that is written nowhere, for a cluster that lives in this process: it ends with us, and a later process
     * must not undo on another cluster what was broken there.
     */
    public static UndoJournal ofThisProcess() {
        return new UndoJournal(null, 1);
    }

    /** Writes and syncs; after the return the entry survives a power cut of this machine. */
    public synchronized int register(Entry entry) throws IOException {
        int number = next++;
        write(new Line(number, false, entry));
        return number;
    }

    /** Says that entry {@code number} was undone and that this was proven. */
    public synchronized void done(int number, Entry entry) throws IOException {
        write(new Line(number, true, entry));
    }

    private void write(Line line) throws IOException {
        if (file != null) {
            write(file, JSON.writeValueAsString(line) + "\n");
        }
    }

    private static void write(FileChannel file, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
        file.force(true);
    }

    /**
     * Entries of a run's journal that are not undone, by number, oldest first; empty when there is no journal.
     *
     * @throws IOException with file and line when a whole line is none of this version: what it says must not be forgotten
     */
    public static Map<Integer, Entry> pending(Path runFolder) throws IOException {
        Map<Integer, Entry> pending = new LinkedHashMap<>();
        for (Line line : lines(runFolder.resolve(FILE))) {
            if (line.done()) {
                pending.remove(line.number());
            } else {
                pending.put(line.number(), line.entry());
            }
        }
        return pending;
    }

    private static List<Line> lines(Path path) throws IOException {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String text : Files.exists(path) ? text(path).lines().toList() : List.<String>of()) {
            number++;
            try {
                lines.add(JSON.treeToValue(JSON.readTree(text), Line.class));
            } catch (StreamReadException torn) {
                // Its writer was killed: the change had not begun. A later process may have written on.
            } catch (JacksonException e) {
                throw new IOException(
                        path + ":" + number + ": not an entry that this hadrill knows (" + e.getOriginalMessage()
                                + "): undo it by the version that wrote it",
                        e);
            }
        }
        return lines;
    }

    private static String text(Path path) throws IOException {
        return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
