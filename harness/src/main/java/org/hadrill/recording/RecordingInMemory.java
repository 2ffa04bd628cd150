package org.hadrill.recording;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The events of a drill in a list. Raw lines are counted, so that events say the same place as on disk, and not kept. */
final class RecordingInMemory implements RecordingStore {
    private final Map<String, long[]> lines = new HashMap<>();
    private List<Event> events = new ArrayList<>();
    private @Nullable Header header;

    @Override
    public void open(Path folder, Header newHeader) {
        header = newHeader;
        events = new ArrayList<>();
        lines.clear();
    }

    @Override
    public long raw(String source, Supplier<String> line) {
        return ++lines.computeIfAbsent(source, s -> new long[1])[0];
    }

    @Override
    public void add(Event event) {
        events.add(event);
    }

    @Override
    public Recording close() {
        if (header == null) {
            throw new IllegalStateException("no recording is open");
        }
        Recording recording = new Recording(header, events);
        header = null;
        events = new ArrayList<>();
        return recording;
    }
}
