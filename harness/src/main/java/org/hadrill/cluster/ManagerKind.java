package org.hadrill.cluster;

import java.util.Arrays;

/**
 * Which cluster manager moves the service, and how a shell of a node deals with it. Both log to the same wordings
 * ({@link org.hadrill.heartbeat.HeartbeatLog}).
 */
public enum ManagerKind {
    /** Heartbeat 3 without a resource manager of its own, heartbeat(8). Its children bear its name. */
    HEARTBEAT(
            "heartbeat",
            "heartbeat",
            "pidof heartbeat",
            "/usr/share/heartbeat/hb_standby all",
            "/usr/share/heartbeat/hb_takeover all"),

    /** Our own, {@link org.hadrill.controller}: one process, with a child for each script that runs. */
    BUILTIN(
            "builtin",
            "hadrill-controller",
            "pgrep -P $m",
            "hadrill-controller standby",
            "hadrill-controller takeover");

    private final String word;
    private final String service;
    private final String children;
    private final String standby;
    private final String takeover;

    ManagerKind(String word, String service, String children, String standby, String takeover) {
        this.word = word;
        this.service = service;
        this.children = children;
        this.standby = standby;
        this.takeover = takeover;
    }

    /** @throws IllegalArgumentException when no manager is called {@code word} in an inventory */
    public static ManagerKind named(String word) {
        return Arrays.stream(values())
                .filter(k -> k.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no cluster manager is called " + word));
    }

    /** Its name in an inventory. */
    public String word() {
        return word;
    }

    /** Its name for people and for service(8). */
    public String service() {
        return service;
    }

    /** {@code start} and {@code stop} of the service; a stop releases every resource first. */
    public String serviceCommand(String action) {
        return "service " + service + " " + action + " </dev/null";
    }

    /** Starts the service where its master process does not live. */
    public String startIfDown() {
        return "kill -0 $(cat " + pidFile() + " 2>/dev/null) 2>/dev/null || " + serviceCommand("start");
    }

    /** File that holds the identifier of the master process. */
    public String pidFile() {
        return "/var/run/" + service + ".pid";
    }

    /** Prints the identifiers of all its processes on one line, the master's first; it may stand there twice. */
    public String processesCommand() {
        return "m=$(cat " + pidFile() + ") && echo $m $(" + children + ")";
    }

    /** Hands everything that the node holds to its peer. */
    public String standbyCommand() {
        return standby;
    }

    /** Asks the peer for everything that it holds. */
    public String takeoverCommand() {
        return takeover;
    }
}
