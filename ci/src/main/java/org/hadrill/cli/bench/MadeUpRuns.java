package org.hadrill.cli.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.hadrill.cluster.Ipv4;
import org.hadrill.run.RunResult;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.run.RunResult.OutageResult;
import org.hadrill.run.RunResult.PhaseResult;
import org.hadrill.verdict.CheckResult;
import org.hadrill.verdict.Verdict;

/** Results of nights that never were, as large as real ones: something to fill a history with. The same for the same night. */
public final class MadeUpRuns {
    public static final String OLD_KERNEL = "6.1.0-40-cloud-amd64";
    public static final String NEW_KERNEL = "6.1.0-44-cloud-amd64";

    private static final Instant FIRST = Instant.parse("2026-01-01T22:00:00Z");
    private static final List<String> SCENARIOS = List.of(
            "power-cut-active", "clean-stop-active", "heartbeat-kill-active", "reboot-active", "all-links-down");
    private static final List<Ipv4> ADDRESSES = List.of(
            Ipv4.parse("192.168.46.200"),
            Ipv4.parse("192.168.199.1"),
            Ipv4.parse("192.168.199.2"),
            Ipv4.parse("192.168.199.3"));
    private static final List<String> PHASES =
            List.of("detect", "fence", "promote", "mount", "start-service", "announce", "first-reply");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private MadeUpRuns() {}

    /** A night of the vm lab on {@code kernel}, with {@code drills} drills of five scenarios in turn. */
    public static RunResult night(int n, String kernel, int drills) {
        Random random = new Random(n);
        List<DrillResult> results = new ArrayList<>();
        for (int i = 0; i < drills; i++) {
            results.add(drill(i + 1, SCENARIOS.get(i % SCENARIOS.size()), 1 + i / SCENARIOS.size(), random));
        }
        Map<String, String> versions = Map.of("kernel", kernel);
        return new RunResult(
                RunResult.FORMAT,
                "0.1.0",
                "vm",
                "reference",
                "hardened",
                versions,
                Map.of("m1", versions, "m2", versions),
                Map.of("deadtime", "10000 ms"),
                n,
                FIRST.plus(Duration.ofDays(n)),
                "./hadrill run --lab vm --seed " + n,
                Duration.ofMinutes(90).plusMillis(n),
                Verdict.PASS,
                Map.of(),
                results,
                List.of());
    }

    private static DrillResult drill(int number, String scenario, int repeat, Random random) {
        List<OutageResult> outages = new ArrayList<>();
        for (Ipv4 address : ADDRESSES) {
            outages.add(outage(address, Duration.ZERO, 18_000 + random.nextInt(2_000)));
            outages.add(outage(address, Duration.ofSeconds(60), 5_000 + random.nextInt(1_000)));
        }
        return new DrillResult(
                number,
                scenario,
                repeat,
                Optional.of(random.nextLong()),
                Verdict.PASS,
                "drills/" + number + "-" + scenario,
                "made up",
                Duration.ofSeconds(90),
                Duration.ofSeconds(80),
                Duration.ofSeconds(10),
                Optional.of(Duration.ofSeconds(4)),
                Optional.of(Duration.ofSeconds(70)),
                phases(random),
                Map.of(
                        ADDRESSES.get(0),
                        LIMIT,
                        ADDRESSES.get(1),
                        LIMIT,
                        ADDRESSES.get(2),
                        LIMIT,
                        ADDRESSES.get(3),
                        LIMIT),
                outages,
                List.of(
                        new CheckResult("fault-proven", Verdict.PASS, "", List.of(), Optional.empty()),
                        new CheckResult("pings-recovered", Verdict.PASS, "", List.of(), Optional.empty())),
                List.of(),
                "./hadrill run --lab vm --scenario " + scenario);
    }

    private static OutageResult outage(Ipv4 address, Duration start, int ms) {
        return new OutageResult(
                address, start, Duration.ofMillis(ms), Duration.ofMillis(100), false, LIMIT, Optional.empty());
    }

    private static List<PhaseResult> phases(Random random) {
        List<PhaseResult> phases = new ArrayList<>();
        for (String part : List.of("takeover", "failback")) {
            for (String name : PHASES) {
                phases.add(new PhaseResult(
                        part,
                        name,
                        Duration.ofSeconds(part.equals("takeover") ? 0 : 60),
                        Duration.ofMillis(100 + random.nextInt(1_000))));
            }
        }
        return phases;
    }
}
