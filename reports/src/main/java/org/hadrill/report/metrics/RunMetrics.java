package org.hadrill.report.metrics;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hadrill.cluster.Ipv4;
import org.hadrill.report.Whole;
import org.hadrill.report.text.AddressOutages;
import org.hadrill.run.RunResult;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.verdict.Verdict;

/**
 * The last run of a cluster as gauges. A name here is a promise to dashboards: {@code reports/grafana} uses them.
 */
public final class RunMetrics {
    public static final String FILE = "metrics.prom";

    private final RunResult run;
    private final Exposition out;

    private RunMetrics(RunResult run) {
        this.run = run;
        Map<String, String> common = new LinkedHashMap<>();
        common.put("lab", run.lab());
        common.put("cluster", run.cluster());
        common.put("configuration", run.configuration());
        this.out = new Exposition(common);
    }

    /**
     * Writes {@code file}, whole or not at all, so that a collector never reads half of it.
     *
     * @throws IOException with the file when it cannot be written
     */
    public static void write(Path file, RunResult run) throws IOException {
        Whole.file(file, of(run));
    }

    /** The text of the file. */
    public static String of(RunResult run) {
        RunMetrics metrics = new RunMetrics(run);
        metrics.wholeRun();
        metrics.drills();
        metrics.checks();
        metrics.outages();
        return metrics.out.text();
    }

    private void wholeRun() {
        Map<String, String> info = new LinkedHashMap<>();
        info.put("hadrill", run.hadrill());
        info.put("seed", Long.toString(run.seed()));
        // A label that stands twice would make the whole file invalid.
        run.facts().forEach((name, value) -> {
            if (!out.common(labelName(name))) {
                info.putIfAbsent(labelName(name), value);
            }
        });
        out.family("hadrill_run_info", "What the last run tested; always 1.").sample(info, 1);
        out.family(
                        "hadrill_run_end_timestamp_seconds",
                        "When the last run ended, in Unix time; its age is time() less this.")
                .sample(Map.of(), run.started().plus(run.wall()).toEpochMilli() / 1e3);
        out.family("hadrill_run_duration_seconds", "How long the last run took.")
                .sample(Map.of(), seconds(run.wall()));
        out.family("hadrill_run_verdict", "1 at the verdict of the last run, 0 at the others.");
        for (Verdict v : Verdict.values()) {
            out.sample(verdict(Map.of(), v), v == run.verdict() ? 1 : 0);
        }
    }

    private void drills() {
        out.family("hadrill_drills", "Drills of the last run, by scenario and verdict.");
        byScenario().forEach((scenario, drills) -> {
            for (Verdict v : Verdict.values()) {
                out.sample(
                        verdict(Map.of("scenario", scenario), v),
                        drills.stream().filter(d -> d.verdict() == v).count());
            }
        });
    }

    private void checks() {
        out.family("hadrill_checks", "How often each check came to which verdict in the last run.");
        run.checkCounts().forEach((check, counts) -> {
            for (Verdict v : Verdict.values()) {
                out.sample(verdict(Map.of("check", check), v), counts.getOrDefault(v, 0));
            }
        });
    }

    /** An address that never went away has an outage of 0, so that a silent probe and a good one look different. */
    private void outages() {
        out.family(
                "hadrill_outage_seconds", "Longest outage of an address in the last run, 0 where it never went away.");
        eachAddress((labels, drills, address) -> {
            for (String part : List.of("takeover", "failback")) {
                out.sample(with(labels, "part", part), longest(drills, address, part));
            }
        });
        out.family("hadrill_outage_limit_seconds", "The longest outage allowed.");
        eachAddress((labels, drills, address) -> out.sample(
                labels,
                drills.stream()
                        .mapToDouble(d -> seconds(d.limits().getOrDefault(address, Duration.ZERO)))
                        .max()
                        .orElse(0)));
        out.family("hadrill_outages_unended", "Outages that had not ended when the observation did.");
        eachAddress((labels, drills, address) -> out.sample(
                labels,
                drills.stream()
                        .flatMap(d -> d.outages().stream())
                        .filter(o -> o.address().equals(address) && o.censored())
                        .count()));
    }

    private static double longest(List<DrillResult> drills, Ipv4 address, String part) {
        return drills.stream()
                .map(d -> AddressOutages.of(d, address))
                .flatMap(o -> (part.equals("takeover") ? o.takeover() : o.failback()).stream())
                .mapToDouble(o -> seconds(o.duration()))
                .max()
                .orElse(0);
    }

    private interface AddressSamples {
        void write(Map<String, String> labels, List<DrillResult> drills, Ipv4 address);
    }

    private void eachAddress(AddressSamples samples) {
        byScenario()
                .forEach((scenario, drills) -> drills.stream()
                        .flatMap(d -> d.limits().keySet().stream())
                        .distinct()
                        .sorted(Comparator.comparing(Ipv4::toString))
                        .forEach(address -> samples.write(
                                with(Map.of("scenario", scenario), "address", address.toString()), drills, address)));
    }

    private SortedMap<String, List<DrillResult>> byScenario() {
        return run.drills().stream()
                .collect(Collectors.groupingBy(DrillResult::scenario, TreeMap::new, Collectors.toList()));
    }

    private static Map<String, String> verdict(Map<String, String> labels, Verdict verdict) {
        return with(labels, "verdict", verdict.name().toLowerCase(Locale.ROOT));
    }

    private static Map<String, String> with(Map<String, String> labels, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(labels);
        more.put(name, value);
        return more;
    }

    /** A fact's name as the formats allow it for a label. */
    private static String labelName(String fact) {
        return fact.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
