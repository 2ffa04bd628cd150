package org.hadrill.report.stats;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hadrill.cluster.Ipv4;
import org.hadrill.report.sample.DrillSample;
import org.hadrill.report.sample.DrillSample.Status;
import org.hadrill.report.sample.Move;
import org.hadrill.report.sample.OutageSample;
import org.hadrill.report.sample.PhaseSample;
import org.hadrill.verdict.Verdict;

/**
 * What the drills of one scenario come to.
 *
 * @param drills how many there are
 * @param measured how many of them are samples; the others are in {@code notProven} and {@code notSeen}
 * @param passed of those that were judged: those that are neither PASS nor FAIL are not counted
 * @param outages for each move and address, in the order of the drills
 * @param interruptions for each move: the time until the last address answered again
 * @param phases for each move and phase, in their order
 */
public record ScenarioStatistics(
        String scenario,
        int drills,
        int measured,
        int notProven,
        int notSeen,
        Share passed,
        List<OutageStatistics> outages,
        List<OutageStatistics> interruptions,
        List<PhaseStatistics> phases) {
    /**
     * Outages of one address, or of the whole service.
     *
     * @param address empty where it is about the longest outage of any address
     * @param times for pictures and tests; {@code summary} sums them up
     * @param withinLimit each against its own limit; one that did not end is not within
     * @param limitS the shortest limit that one of them was held against, in seconds
     * @param errorS the largest measurement error of one of them, in seconds
     */
    public record OutageStatistics(
            Optional<Ipv4> address,
            Move move,
            Times times,
            Summary summary,
            Share withinLimit,
            double limitS,
            double errorS) {
        static OutageStatistics of(Optional<Ipv4> address, Move move, List<OutageSample> samples) {
            Times times = Times.ofOutages(samples);
            return new OutageStatistics(
                    address,
                    move,
                    times,
                    Summary.of(times),
                    new Share(
                            (int) samples.stream()
                                    .filter(OutageSample::withinLimit)
                                    .count(),
                            samples.size()),
                    samples.stream()
                            .mapToDouble(o -> o.limit().toNanos() / 1e9)
                            .min()
                            .orElse(0),
                    samples.stream()
                            .mapToDouble(o -> o.error().toNanos() / 1e9)
                            .max()
                            .orElse(0));
        }
    }

    /**
     * One phase.
     *
     * @param missing in how many measured drills that had this move the phase was not seen
     */
    public record PhaseStatistics(Move move, String name, Times times, Summary summary, int missing) {}

    public ScenarioStatistics {
        outages = List.copyOf(outages);
        interruptions = List.copyOf(interruptions);
        phases = List.copyOf(phases);
    }

    /** One for each scenario, in the order in which they first appear. */
    public static List<ScenarioStatistics> of(List<DrillSample> drills) {
        Map<String, List<DrillSample>> byScenario = new LinkedHashMap<>();
        drills.forEach(d ->
                byScenario.computeIfAbsent(d.scenario(), s -> new ArrayList<>()).add(d));
        return byScenario.entrySet().stream()
                .map(e -> of(e.getKey(), e.getValue()))
                .toList();
    }

    /** @param drills all of {@code scenario} */
    public static ScenarioStatistics of(String scenario, List<DrillSample> drills) {
        List<DrillSample> measured =
                drills.stream().filter(DrillSample::measured).toList();
        int passed = count(drills, Verdict.PASS);
        return new ScenarioStatistics(
                scenario,
                drills.size(),
                measured.size(),
                (int) drills.stream()
                        .filter(d -> d.status() == Status.NOT_PROVEN)
                        .count(),
                (int) drills.stream().filter(d -> d.status() == Status.NOT_SEEN).count(),
                new Share(passed, passed + count(drills, Verdict.FAIL)),
                outages(measured),
                interruptions(measured),
                phases(measured));
    }

    private static int count(List<DrillSample> drills, Verdict verdict) {
        return (int) drills.stream().filter(d -> d.verdict() == verdict).count();
    }

    private static List<OutageStatistics> outages(List<DrillSample> measured) {
        record Series(Move move, Ipv4 address) {}
        Map<Series, List<OutageSample>> series = new LinkedHashMap<>();
        measured.stream()
                .flatMap(d -> d.outages().stream())
                .sorted(Comparator.comparing(OutageSample::move))
                .forEach(o -> series.computeIfAbsent(new Series(o.move(), o.address()), s -> new ArrayList<>())
                        .add(o));
        return series.entrySet().stream()
                .map(e -> OutageStatistics.of(
                        Optional.of(e.getKey().address()), e.getKey().move(), e.getValue()))
                .toList();
    }

    private static List<OutageStatistics> interruptions(List<DrillSample> measured) {
        List<OutageStatistics> all = new ArrayList<>();
        for (Move move : Move.values()) {
            List<OutageSample> longest =
                    measured.stream().flatMap(d -> d.longest(move).stream()).toList();
            if (!longest.isEmpty()) {
                all.add(OutageStatistics.of(Optional.empty(), move, longest));
            }
        }
        return all;
    }

    private static List<PhaseStatistics> phases(List<DrillSample> measured) {
        List<PhaseStatistics> all = new ArrayList<>();
        for (Move move : Move.values()) {
            List<DrillSample> moved = measured.stream()
                    .filter(d -> d.phases().stream().anyMatch(p -> p.move() == move))
                    .toList();
            for (String name : names(moved, move)) {
                Times times = Times.of(moved.stream()
                        .flatMap(d -> d.phases().stream())
                        .filter(p -> p.move() == move && p.name().equals(name))
                        .map(PhaseSample::duration)
                        .toList());
                all.add(new PhaseStatistics(move, name, times, Summary.of(times), moved.size() - times.n()));
            }
        }
        return all;
    }

    /** In the order of the drill that has most of them, as one that lacks some does not tell where they belong. */
    private static Set<String> names(List<DrillSample> moved, Move move) {
        Set<String> names = new LinkedHashSet<>();
        moved.stream()
                .map(d -> d.phases().stream()
                        .filter(p -> p.move() == move)
                        .map(PhaseSample::name)
                        .toList())
                .sorted(Comparator.comparingInt(n -> -n.size()))
                .forEach(names::addAll);
        return names;
    }
}
