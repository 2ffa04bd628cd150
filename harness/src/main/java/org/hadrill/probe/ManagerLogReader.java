package org.hadrill.probe;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hadrill.cluster.Inventory;
import org.hadrill.cluster.NodeName;
import org.hadrill.recording.Event;

/**
 * The cluster manager's log, as it grows. After a break the last lines are read again and those known are passed over. Its
 * own times have no fraction: lines are stamped as they arrive.
 */
final class ManagerLogReader implements StreamProbe.Reader {
    /** Lines read again after a break: more than a drill writes. */
    static final int TAIL_LINES = 400;

    /** Age of a line when it arrives, at most; tail(1) looks once a second where inotify is missing. */
    static final Duration ARRIVAL_ERROR = Duration.ofSeconds(1);

    private static final int KNOWN_LIMIT = 5_000;

    private final NodeName node;
    private final Inventory inventory;
    private final Map<String, Boolean> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > KNOWN_LIMIT;
        }
    };

    ManagerLogReader(NodeName node, Inventory inventory) {
        this.node = node;
        this.inventory = inventory;
    }

    @Override
    public String command(boolean first) {
        return StreamProbe.beside("tail -n " + (first ? 0 : TAIL_LINES) + " -F "
                + inventory.manager().logFile() + " 2>/dev/null");
    }

    @Override
    public void line(String line, StreamProbe.Context context) {
        String text = line.replace("\0", "");
        if (!text.isBlank() && known.put(text, Boolean.TRUE) == null) {
            context.add(new Event.LogLine(context.at(context.arrived(), ARRIVAL_ERROR), node, "manager", text));
        }
    }
}
