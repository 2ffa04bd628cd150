package org.hadrill.controller.daemon;

/** What people may ask of a running daemon. */
public enum ControlCommand {
    /** Nodes, links, groups and last events, for people. */
    STATUS("status"),
    /** The same as JSON. */
    STATUS_JSON("status json"),
    /** Hand every group to the peer, and stay. */
    STANDBY("standby"),
    /** Ask the peer for every group. */
    TAKEOVER("takeover"),
    /** Hand every group over, release, and end; answered when it has ended. */
    STOP("stop"),
    /** None of these. */
    UNKNOWN("");

    private final String line;

    ControlCommand(String line) {
        this.line = line;
    }

    String line() {
        return line;
    }

    static ControlCommand parse(String line) {
        for (ControlCommand command : values()) {
            if (command.line.equals(line.strip())) {
                return command;
            }
        }
        return UNKNOWN;
    }
}
