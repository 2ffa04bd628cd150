package org.hadrill.suite;

import java.util.List;
import java.util.Optional;

/** Named lists of scenarios. */
public final class Suites {
    /**
     * What Heartbeat can promise in no configuration: it watches no resource, the order of a kill may shut its watchdog, and where it
     * could not acquire once it does not try again.
     */
    private static final List<String> BEYOND_HEARTBEAT = List.of(
            "vz-killed",
            "guest-killed",
            "outer-link-down-active",
            "heartbeat-kill-children-first",
            "power-cut-during-resync");

    private static final List<Suite> ALL = List.of(
            new Suite(
                    "failover",
                    "the six drills of every cluster",
                    List.of(
                            "no-op",
                            "clean-stop-active",
                            "power-cut-active",
                            "heartbeat-kill-active",
                            "interconnect-down",
                            "return-of-preferred")),
            new Suite(
                    "acceptance",
                    "what production should demand of Heartbeat and DRBD with fencing",
                    Scenarios.names().stream()
                            .filter(s -> !BEYOND_HEARTBEAT.contains(s))
                            .toList()),
            new Suite("limits", "what Heartbeat can promise in no configuration", BEYOND_HEARTBEAT),
            new Suite("all", "every scenario", Scenarios.names()));

    private Suites() {}

    /**
     * A suite.
     *
     * @param summary a few words for lists
     * @param scenarios names, each once
     */
    public record Suite(String name, String summary, List<String> scenarios) {
        public Suite {
            scenarios = List.copyOf(scenarios);
        }
    }

    public static List<Suite> all() {
        return ALL;
    }

    public static Optional<Suite> named(String name) {
        return ALL.stream().filter(s -> s.name().equals(name)).findFirst();
    }
}
