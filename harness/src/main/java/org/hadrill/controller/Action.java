package org.hadrill.controller;

import org.hadrill.cluster.Ipv4;
import org.hadrill.cluster.NodeName;
import org.hadrill.controller.config.Resource;

/** What a controller wants done. The daemon does it at once and in order, and answers where an answer is due. */
public sealed interface Action {
    /** Send on every heartbeat path. */
    record Send(byte[] datagram) implements Action {}

    /** Run a resource script; {@link Input.ScriptEnded} answers, within the script limit and a moment. */
    record Run(long token, Resource resource, Verb verb) implements Action {}

    /** Verbs of a resource script. */
    enum Verb {
        START,
        STOP,
        STATUS,
        /**
         * Not a verb of the script: whether the resource's data are good enough to move the group here without need. For {@code
         * drbddisk} its disk is {@code UpToDate}; for every other resource at once OK.
         */
        READY
    }

    /** Switch {@code node} off and read back that it is off; {@link Input.FenceEnded} answers. */
    record Fence(long token, NodeName node) implements Action {}

    /** Send one echo request; {@link Input.PingAnswer} when it is answered. */
    record Ping(Ipv4 node) implements Action {}

    /** Feed the watchdog. Nothing else ever does. */
    record PatWatchdog() implements Action {}

    /** Close the watchdog politely: only after the last resource is released. */
    record LetGoOfWatchdog() implements Action {}

    /** A line for the log. */
    record Log(Level level, String text) implements Action {}

    /** Levels of Heartbeat's log. */
    enum Level {
        INFO,
        WARN,
        ERROR,
        CRIT
    }

    /** All is released and said: the daemon may end. */
    record End() implements Action {}
}
