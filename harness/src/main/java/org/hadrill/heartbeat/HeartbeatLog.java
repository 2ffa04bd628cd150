package org.hadrill.heartbeat;

import java.util.regex.Pattern;

/** What a line of Heartbeat's log says, by the wording of Heartbeat 2 and 3. */
public final class HeartbeatLog {
    /** What a line reports. */
    public enum Kind {
        NODE_DEAD("node \\S+: is dead"),
        /** The peer was switched off or reset by STONITH: our controller read it back, Heartbeat believes its plug-in. */
        FENCED("node \\S+ (is off, confirmed|now reset)"),
        LINK_DEAD("Link \\S+ dead"),
        LINK_UP("Link \\S+ up"),
        SHUTDOWN_NOTICE("Received shutdown notice from"),
        SHUTDOWN_COMPLETE("Heartbeat shutdown complete|Giving up all HA resources"),
        ACQUIRING("Resources being acquired from|Acquiring resource group"),
        TAKEOVER_COMPLETE("mach_down takeover complete"),
        GIVING_UP("Giving up resources due to failure|CRIT: Giving up resources"),
        BOTH_OWN("Both machines own"),
        RESOURCE_ERROR("Return code \\d+ from|RETURN CODE|ERROR: .*resource"),
        STANDBY("wants to go standby|foreign HA resources"),
        TRANSITION_COMPLETED("(remote|local) resource transition completed"),
        RESOURCE_START("info: Running /etc/\\S+ .*\\bstart$"),
        RESOURCE_STOP("info: Running /etc/\\S+ .*\\bstop$"),
        NO_STONITH("No STONITH device configured"),
        LATE_HEARTBEAT("Late heartbeat"),
        REPLAY("attempted replay attack"),
        OTHER("");

        private final Pattern wording;

        Kind(String wording) {
            this.wording = Pattern.compile(wording);
        }
    }

    private HeartbeatLog() {}

    /** The first kind whose wording stands in {@code line}; {@link Kind#OTHER} where none does. */
    public static Kind classify(String line) {
        for (Kind kind : Kind.values()) {
            if (kind.wording.matcher(line).find()) {
                return kind;
            }
        }
        return Kind.OTHER;
    }
}
