package org.hadrill.report.text;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hadrill.cluster.Ipv4;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.run.RunResult.OutageResult;
import org.hadrill.run.RunResult.PhaseResult;

/**
 * The outages of one address in one drill, those of the failback apart: takeover and failback are two outages, never one.
 *
 * @param takeover those before the failback, or all where nothing came back
 * @param failback those that had not ended when the failback began
 */
public record AddressOutages(List<OutageResult> takeover, List<OutageResult> failback) {
    public static AddressOutages of(DrillResult drill, Ipv4 address) {
        List<OutageResult> all = drill.outages().stream()
                .filter(o -> o.address().equals(address))
                .toList();
        return new AddressOutages(
                all.stream().filter(o -> !inFailback(drill, o)).toList(),
                all.stream().filter(o -> inFailback(drill, o)).toList());
    }

    /** Whether {@code outage} had not ended when the failback began. */
    public static boolean inFailback(DrillResult drill, OutageResult outage) {
        Optional<Duration> failback = drill.phases().stream()
                .filter(p -> p.part().equals("failback"))
                .map(PhaseResult::start)
                .min(Comparator.naturalOrder());
        Duration end = outage.start().plus(outage.duration());
        return failback.filter(f -> end.compareTo(f) > 0).isPresent();
    }

    /** The longest of {@code outages} and how many more there are, such as {@code 19.4 s ± 0.1 (+1)}; or {@code none}. */
    public static String words(List<OutageResult> outages) {
        return longest(outages)
                .map(o -> Figures.outage(o) + (outages.size() > 1 ? " (+" + (outages.size() - 1) + ")" : ""))
                .orElse("none");
    }

    public Optional<OutageResult> longestTakeover() {
        return longest(takeover);
    }

    public Optional<OutageResult> longestFailback() {
        return longest(failback);
    }

    static Optional<OutageResult> longest(List<OutageResult> outages) {
        return outages.stream().max(Comparator.comparing(OutageResult::censored).thenComparing(OutageResult::duration));
    }
}
