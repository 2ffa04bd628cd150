package org.hadrill.controller.daemon;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hadrill.cluster.NodeName;
import org.hadrill.time.ManualTime;

/** A log whose lines a test can read, once it is closed. */
final class LogLines {
    final List<String> lines = new CopyOnWriteArrayList<>();
    final DaemonLog log = new DaemonLog(new NodeName("m2"), Optional.empty(), lines::add, new ManualTime());

    /** Closes the log and gives its lines. */
    List<String> all() {
        log.close();
        return lines;
    }
}
