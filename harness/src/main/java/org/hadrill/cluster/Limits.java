package org.hadrill.cluster;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How long things may take. {@code outage} and {@code settle} hold where no scenario says otherwise.
 *
 * @param outage the longest outage of any address after a fault
 * @param settle the longest time from the fault's undo to the settled cluster
 * @param powerCuts the most power cuts of a run
 * @param coolDown the least time between the power cuts of two faults
 * @param byScenario exceptions, by scenario name
 */
public record Limits(
        Duration outage, Duration settle, int powerCuts, Duration coolDown, Map<String, ScenarioLimits> byScenario) {
    /** Some nights of the acceptance suite, which has 8. */
    public static final int POWER_CUTS = 100;

    /** For power supplies whose inrush limiter has to get cold. */
    public static final Duration COOL_DOWN = Duration.ofSeconds(30);

    public Limits {
        byScenario = Map.copyOf(byScenario);
    }

    /** With {@link #POWER_CUTS} and {@link #COOL_DOWN}. */
    public Limits(Duration outage, Duration settle, Map<String, ScenarioLimits> byScenario) {
        this(outage, settle, POWER_CUTS, COOL_DOWN, byScenario);
    }

    /** Exceptions for one scenario; {@code byAddress} is stronger than {@code outage}. */
    public record ScenarioLimits(Optional<Duration> outage, Optional<Duration> settle, Map<Ipv4, Duration> byAddress) {
        public ScenarioLimits {
            byAddress = Map.copyOf(byAddress);
        }
    }

    /** The longest outage allowed at {@code address} in {@code scenario}. */
    public Duration outage(String scenario, Ipv4 address) {
        ScenarioLimits own = byScenario.get(scenario);
        if (own == null) {
            return outage;
        }
        Duration exact = own.byAddress().get(address);
        return exact != null ? exact : own.outage().orElse(outage);
    }

    /** The longest time to settle allowed in {@code scenario}. */
    public Duration settle(String scenario) {
        ScenarioLimits own = byScenario.get(scenario);
        return own == null ? settle : own.settle().orElse(settle);
    }
}
