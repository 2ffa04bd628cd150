package org.hadrill.controller.daemon;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.hadrill.controller.Action.Level;
import org.hadrill.time.TimeSource;

/** Troubles that may come again and again: each subject is logged once in {@link #QUIET}, with the number of those not logged. Thread-safe. */
final class LimitedLog {
    /** Time between two lines on one subject, at least. */
    static final Duration QUIET = Duration.ofMinutes(1);

    private record Said(Duration at, long kept) {}

    private final DaemonLog log;
    private final TimeSource time;
    private final Map<String, Said> subjects = new HashMap<>();

    LimitedLog(DaemonLog log, TimeSource time) {
        this.log = log;
        this.time = time;
    }

    /** @param subject one of few: each is remembered */
    synchronized void warn(String subject, String text) {
        Duration now = time.elapsed();
        Said said = subjects.get(subject);
        if (said != null && now.minus(said.at).compareTo(QUIET) < 0) {
            subjects.put(subject, new Said(said.at, said.kept + 1));
            return;
        }
        String more =
                said == null || said.kept == 0 ? "" : " (and " + said.kept + " times more since it was last said)";
        subjects.put(subject, new Said(now, 0));
        log.log(Level.WARN, text + more);
    }
}
