package org.hadrill.report.compare;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hadrill.cluster.Ipv4;
import org.hadrill.report.sample.DrillSample;
import org.hadrill.report.sample.DrillSample.Status;
import org.hadrill.report.sample.Move;
import org.hadrill.report.sample.OutageSample;
import org.hadrill.report.sample.PhaseSample;
import org.hadrill.report.sample.RunSample;
import org.hadrill.verdict.Verdict;

/** Runs with the outages that a test wants, on two nodes with a kernel each. */
final class InventedRuns {
    static final String OLD_KERNEL = "6.1.0-40-cloud-amd64";
    static final String NEW_KERNEL = "6.1.0-44-cloud-amd64";

    private static final Ipv4 ROUTER = Ipv4.parse("192.168.46.200");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private InventedRuns() {}

    /** A drill with this outage, of which {@code mountS} were spent in mounting; infinity is an outage that did not end. */
    static DrillSample drill(String scenario, double outageS, double mountS) {
        boolean endless = Double.isInfinite(outageS);
        return new DrillSample(
                1,
                scenario,
                1,
                Optional.of(7L),
                endless ? Verdict.FAIL : Verdict.PASS,
                Status.MEASURED,
                List.of(new OutageSample(
                        ROUTER,
                        Move.TAKEOVER,
                        seconds(endless ? 50 : outageS),
                        Duration.ofMillis(100),
                        endless,
                        LIMIT,
                        outageS == 0 ? 0 : 1)),
                List.of(
                        new PhaseSample(Move.TAKEOVER, "detect", seconds(10)),
                        new PhaseSample(Move.TAKEOVER, "mount", seconds(mountS))),
                Optional.of(seconds(100)));
    }

    static DrillSample notProven(String scenario) {
        return new DrillSample(
                1,
                scenario,
                1,
                Optional.of(7L),
                Verdict.UNKNOWN,
                Status.NOT_PROVEN,
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static Duration seconds(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }

    /** {@code n} drills of power-cut-active around {@code outageS}, half a second apart, the same mount each. */
    static List<DrillSample> drills(int n, double outageS, double mountS) {
        List<DrillSample> drills = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            drills.add(drill("power-cut-active", outageS + 0.5 * (i - n / 2), mountS + 0.01 * i));
        }
        return drills;
    }

    @SafeVarargs
    static List<DrillSample> all(List<DrillSample>... parts) {
        return Stream.of(parts).flatMap(List::stream).toList();
    }

    static Side side(String name, String kernel, List<DrillSample> drills) {
        return new Side(name, List.of(run(kernel, kernel, Map.of(), drills)));
    }

    /** @param changed settings that are not as usual */
    static RunSample run(String kernel1, String kernel2, Map<String, String> changed, List<DrillSample> drills) {
        Map<String, String> settings = new LinkedHashMap<>(Map.of("manager", "heartbeat", "deadtime", "10000 ms"));
        settings.putAll(changed);
        return new RunSample(
                "20261123T000000.000Z-vm-7",
                Instant.EPOCH,
                "vm",
                "reference",
                "hardened",
                "0.1.0",
                Map.of("kernel", kernel1, "DRBD", "8.4.11", "accelerator", "TCG"),
                Map.of(
                        "m1",
                        Map.of("kernel", kernel1, "DRBD", "8.4.11"),
                        "m2",
                        Map.of("kernel", kernel2, "DRBD", "8.4.11")),
                settings,
                7,
                Verdict.PASS,
                drills);
    }
}
