package org.hadrill.recording;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hadrill.cluster.GuestName;
import org.hadrill.cluster.Ipv4;
import org.hadrill.cluster.MacAddress;
import org.hadrill.cluster.NodeName;

/**
 * What one must know to judge a recording without the cluster: the first line of {@code recording.jsonl}.
 *
 * @param format version of this file's form, now 2; 1 knew no ledger and no {@code mayReset}
 * @param origin wall clock when the axis was zero; only for file names and people
 * @param preferred the node that has the service when all is well
 * @param outerCards Ethernet address of each node's eth1, which the router guest owns where it runs
 * @param pinged addresses that the observer pings, in the order of the report
 * @param outageLimits longest outage allowed, by address
 * @param settleLimit longest time from the undo to the settled cluster
 * @param framesSeen whether announcements of the router's address are seen, by the lab or by the observer
 * @param ledger whether the lab keeps a ledger of acknowledged writes and reads it back
 * @param mayReset nodes that may boot anew after the fault, because of it or by the cluster's own defence (fencing, watchdog);
 *     absent in format 1
 */
public record Header(
        int format,
        String hadrill,
        String lab,
        String configuration,
        String scenario,
        String fault,
        int repeat,
        long seed,
        Instant origin,
        Expectation expectation,
        NodeName preferred,
        NodeName standby,
        Map<NodeName, MacAddress> outerCards,
        Ipv4 routerAddress,
        List<Ipv4> pinged,
        List<GuestName> guests,
        Map<Ipv4, Duration> outageLimits,
        Duration settleLimit,
        Duration keepalive,
        Duration pingPeriod,
        Duration arpPeriod,
        Duration statePeriod,
        boolean framesSeen,
        boolean ledger,
        Optional<List<NodeName>> mayReset) {
    public static final int FORMAT = 2;

    public Header {
        // Not Map.copyOf: its order changes from one Java process to the next, and these are bytes of a recording.
        outerCards = Collections.unmodifiableMap(new LinkedHashMap<>(outerCards));
        pinged = List.copyOf(pinged);
        guests = List.copyOf(guests);
        mayReset = mayReset.map(List::copyOf);
        outageLimits = Collections.unmodifiableMap(new LinkedHashMap<>(outageLimits));
    }

    /** What the cluster has to do after the fault. */
    public enum Expectation {
        /** The service stays where it is. */
        STAY,
        /** The standby node takes over; when the preferred node is back, the service returns to it. */
        TAKEOVER_THEN_FAILBACK,
        /** The service is on the standby node before, and returns to the preferred node. */
        FAILBACK,
        /** The service broke on a healthy node, and is restored in time on either; in the end it is at home. */
        RESTORED,
        /**
         * No node has data to serve with before the undo: none may promote its disk, and the outage lasts until then. After it
         * the service comes home.
         */
        WAITS,
        /**
         * The service may be taken over, or wait for the undo where a takeover would lose data: both are right, and only a
         * takeover has to be in time. After the undo the service comes home.
         */
        TAKEOVER_OR_WAITS
    }
}
