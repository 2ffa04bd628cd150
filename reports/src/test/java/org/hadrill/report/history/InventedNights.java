package org.hadrill.report.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hadrill.cluster.Ipv4;
import org.hadrill.run.RunResult;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.run.RunResult.OutageResult;
import org.hadrill.run.RunResult.PhaseResult;
import org.hadrill.verdict.CheckResult;
import org.hadrill.verdict.Verdict;

/** Runs of many nights, made up. */
public final class InventedNights {
    public static final Instant FIRST = Instant.parse("2026-10-01T22:00:00Z");
    static final String OLD_KERNEL = "6.1.0-40-cloud-amd64";
    static final String NEW_KERNEL = "6.1.0-44-cloud-amd64";
    private static final Ipv4 ROUTER = Ipv4.parse("192.168.46.200");
    private static final Ipv4 MAIL = Ipv4.parse("192.168.199.2");
    private static final Duration LIMIT = Duration.ofSeconds(40);

    private InventedNights() {}

    /** A run of the vm lab in the night {@code n}, whose drills of power-cut-active have an outage of {@code seconds}. */
    public static RunResult night(int n, String kernel, double... seconds) {
        List<DrillResult> drills = new ArrayList<>();
        for (double s : seconds) {
            drills.add(drill(drills.size() + 1, "power-cut-active", s));
        }
        return run(n, "vm", kernel, drills);
    }

    public static RunResult run(int n, String lab, String kernel, List<DrillResult> drills) {
        Map<String, String> versions = new LinkedHashMap<>();
        if (!kernel.isEmpty()) {
            versions.put("kernel", kernel);
        }
        versions.put("DRBD", "8.4.11");
        return new RunResult(
                RunResult.FORMAT,
                "0.1.0",
                lab,
                "reference",
                "hardened",
                versions,
                Map.of("m1", versions, "m2", versions),
                Map.of("deadtime", "10000 ms"),
                1000 + n,
                FIRST.plus(Duration.ofDays(n)),
                "./hadrill run --lab vm --seed " + n,
                Duration.ofMinutes(7).plusMillis(n),
                Verdict.worst(drills.stream().map(DrillResult::verdict).toList()),
                Map.of(),
                drills,
                List.of());
    }

    /** Takes {@code seconds} to the router's address, a little less to a guest; more than the limit is a FAIL. */
    public static DrillResult drill(int number, String scenario, double seconds) {
        Duration length = Duration.ofNanos((long) (seconds * 1e9));
        Verdict verdict = length.compareTo(LIMIT) > 0 ? Verdict.FAIL : Verdict.PASS;
        return drill(
                number,
                scenario,
                verdict,
                Verdict.PASS,
                length.isZero()
                        ? List.of()
                        : List.of(outage(ROUTER, length), outage(MAIL, length.minus(length.dividedBy(10)))));
    }

    /** Its outage had to wait so long for the undo, from where the limit counts. */
    public static DrillResult waiting(int number, String scenario, Duration length, Duration undone) {
        OutageResult outage = new OutageResult(
                ROUTER, Duration.ZERO, length, Duration.ofMillis(100), false, undone.plus(LIMIT), Optional.empty());
        return drill(number, scenario, Verdict.PASS, Verdict.PASS, List.of(outage));
    }

    /** Its fault was not proven. */
    public static DrillResult unproven(int number, String scenario) {
        return drill(number, scenario, Verdict.UNKNOWN, Verdict.UNKNOWN, List.of());
    }

    private static DrillResult drill(
            int number, String scenario, Verdict verdict, Verdict proven, List<OutageResult> outages) {
        return new DrillResult(
                number,
                scenario,
                1,
                Optional.of(77L + number),
                verdict,
                "drills/" + number,
                "power of m1 off",
                Duration.ofSeconds(90),
                Duration.ofSeconds(80),
                Duration.ofSeconds(10),
                Optional.of(Duration.ofSeconds(4)),
                Optional.of(Duration.ofMillis(68_123)),
                List.of(
                        new PhaseResult("takeover", "detect", Duration.ZERO, Duration.ofSeconds(10)),
                        new PhaseResult("takeover", "promote", Duration.ofSeconds(10), Duration.ofMillis(345))),
                Map.of(ROUTER, LIMIT),
                outages,
                List.of(
                        new CheckResult("fault-proven", proven, "", List.of(), Optional.empty()),
                        new CheckResult("pings-recovered", verdict, "", List.of(), Optional.empty())),
                List.of(),
                "./hadrill run");
    }

    private static OutageResult outage(Ipv4 address, Duration length) {
        return new OutageResult(address, Duration.ZERO, length, Duration.ofMillis(100), false, LIMIT, Optional.empty());
    }
}
