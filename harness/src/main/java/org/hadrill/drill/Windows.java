package org.hadrill.drill;

import java.time.Duration;
import org.hadrill.cluster.Inventory;

/**
 * Named limits and observation windows of a drill. The windows are part of what a drill must take; the limits end a wait.
 */
public final class Windows {
    /** Longest wait for a healthy cluster before a drill. */
    public static final Duration HEALTHY_LIMIT = Duration.ofSeconds(60);

    /** Quiet baseline before the fault. */
    public static final Duration BASELINE = Duration.ofSeconds(5);

    /** How long the recovered service is watched before the undo. */
    public static final Duration AFTER_RECOVERY = Duration.ofSeconds(3);

    /** How long the settled cluster must stay so. */
    public static final Duration QUIET = Duration.ofSeconds(3);

    /** Recovery is awaited this many times the outage limit, so that "too slow" and "never" are told apart. */
    public static final double RECOVERY_FACTOR = 1.25;

    /** A node that took its peer for dead has so long to finish what it does then. */
    public static final Duration AFTER_DEADTIME = Duration.ofSeconds(30);

    /** A manager that starts alone waits so many deadtimes for its peer: ha.cf(5) asks for an initdead of at least two. */
    static final int START_DEADTIMES = 4;

    /** A disk that stays StandAlone for so long does not reconnect by itself, drbd.conf(5) after-sb policies. */
    public static final Duration STAND_ALONE_LIMIT = Duration.ofSeconds(60);

    /** Without a word from the observer for so long, a drill is broken off. */
    static final Duration OBSERVER_LIMIT = Duration.ofSeconds(5);

    /** How often the drill looks at the latest samples. */
    static final Duration POLL = Duration.ofMillis(100);

    private Windows() {}

    /** How long a fault stands that must not move the service: a peer that wrongly takes over has time to show it. */
    public static Duration stand(Inventory inventory) {
        return inventory.manager().deadtime().plus(AFTER_DEADTIME);
    }

    /** How long a fault stands during which a node starts alone: it waits for its peer before it does anything. */
    public static Duration loneStart(Inventory inventory) {
        return stand(inventory).plus(inventory.manager().deadtime().multipliedBy(START_DEADTIMES));
    }

    /** How long a fault stands at the most whose takeover is awaited. */
    public static Duration takeover(Inventory inventory, String scenario) {
        return recovery(inventory, scenario).plus(AFTER_RECOVERY);
    }

    /** How long a takeover is waited for. */
    public static Duration recovery(Inventory inventory, String scenario) {
        Duration longest = inventory.pingedAddresses().stream()
                .map(a -> inventory.limits().outage(scenario, a))
                .max(Duration::compareTo)
                .orElseThrow();
        return Duration.ofMillis((long) (longest.toMillis() * RECOVERY_FACTOR));
    }
}
