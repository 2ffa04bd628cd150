package org.hadrill.probe;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hadrill.cluster.NodeName;
import org.hadrill.recording.Event;
import org.hadrill.recording.Stamp;
import org.hadrill.time.TimeSource;

/**
 * Kernel messages from {@code /dev/kmsg} (kernel documentation, ABI/testing/dev-kmsg): each has its time since boot in
 * microseconds. What was said before the probe began is passed over; what was said while it was broken is not.
 */
final class KernelLogReader implements StreamProbe.Reader {
    /** The kernel's own clock against its uptime, which has a hundredth of a second. */
    static final Duration CLOCK_ERROR = Duration.ofMillis(50);

    /** Where a stand-in writes the log of a kernel that is not its own, it is a plain file, which has an end. */
    private static final String COMMAND =
            "if [ -f /dev/kmsg ]; then exec tail -n +1 -f /dev/kmsg; else exec cat /dev/kmsg; fi";

    private static final Pattern LINE = Pattern.compile("\\d+,\\d+,(\\d+),[^;]*;(.*)");

    private final NodeName node;
    private Duration last;

    KernelLogReader(NodeName node, TimeSource time) {
        this.node = node;
        this.last = time.elapsed();
    }

    @Override
    public String command(boolean first) {
        return StreamProbe.beside(COMMAND);
    }

    @Override
    public void line(String line, StreamProbe.Context context) {
        Matcher m = LINE.matcher(line);
        if (!m.matches()) {
            return;
        }
        SourceClock.Local local = context.uptime(Duration.ofNanos(Long.parseLong(m.group(1)) * 1_000));
        if (local.time().compareTo(last) > 0) {
            last = local.time();
            Stamp stamp = context.at(local.time(), local.error().plus(CLOCK_ERROR));
            context.add(new Event.LogLine(stamp, node, "kernel", m.group(2)));
        }
    }
}
