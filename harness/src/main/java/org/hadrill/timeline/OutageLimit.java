package org.hadrill.timeline;

import java.time.Duration;
import org.hadrill.recording.Header.Expectation;
import org.hadrill.recording.Recording;

/** How long an outage may last. */
public final class OutageLimit {
    private OutageLimit() {}

    /**
     * The limit of its address; for an outage that has to wait for the undo, or may, counted from the proven undo.
     *
     * @throws IllegalArgumentException when the recording has no limit for the address
     */
    public static Duration of(Recording recording, Outage outage) {
        Duration limit = recording.header().outageLimits().get(outage.address());
        if (limit == null) {
            throw new IllegalArgumentException("no limit for " + outage.address());
        }
        return waited(recording, outage)
                ? recording.undone().minus(outage.start()).plus(limit)
                : limit;
    }

    /** Whether the outage stood when the undo began, and the service had to wait for that, or was right to. */
    private static boolean waited(Recording recording, Outage outage) {
        Expectation expectation = recording.header().expectation();
        return (expectation == Expectation.WAITS || expectation == Expectation.TAKEOVER_OR_WAITS)
                && outage.start().compareTo(recording.undo()) < 0
                && outage.end().compareTo(recording.undo()) > 0;
    }
}
