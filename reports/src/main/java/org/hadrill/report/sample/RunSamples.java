package org.hadrill.report.sample;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.hadrill.cluster.Ipv4;
import org.hadrill.report.sample.DrillSample.Status;
import org.hadrill.report.text.AddressOutages;
import org.hadrill.run.RunResult;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.run.RunResult.OutageResult;
import org.hadrill.verdict.CheckResult;
import org.hadrill.verdict.Verdict;

/** Samples from results. Pure functions. */
public final class RunSamples {
    private static final String FAULT_PROVEN = "fault-proven";
    private static final String PINGS_RECOVERED = "pings-recovered";

    private RunSamples() {}

    /**
     * The samples of a finished run.
     *
     * @throws IllegalArgumentException when a drill does not say which addresses were watched; see {@link RunFolders}
     */
    public static RunSample of(RunResult run) {
        return new RunSample(
                RunSample.id(run),
                run.started(),
                run.lab(),
                run.cluster(),
                run.configuration(),
                run.hadrill(),
                run.facts(),
                run.nodes(),
                run.settings(),
                run.seed(),
                run.verdict(),
                run.drills().stream().map(RunSamples::of).toList());
    }

    private static DrillSample of(DrillResult drill) {
        Status status = status(drill);
        boolean measured = status == Status.MEASURED;
        if (measured && drill.limits().isEmpty()) {
            throw new IllegalArgumentException("drill " + drill.number() + ", " + drill.scenario()
                    + ", does not say which addresses were watched: an older hadrill wrote it");
        }
        return new DrillSample(
                drill.number(),
                drill.scenario(),
                drill.repeat(),
                drill.seed(),
                drill.verdict(),
                status,
                measured ? outages(drill) : List.of(),
                measured
                        ? drill.phases().stream()
                                .map(p -> new PhaseSample(Move.of(p.part()), p.name(), p.duration()))
                                .toList()
                        : List.of(),
                drill.settled());
    }

    private static Status status(DrillResult drill) {
        if (!passed(drill, FAULT_PROVEN)) {
            return Status.NOT_PROVEN;
        }
        return judged(drill, PINGS_RECOVERED) ? Status.MEASURED : Status.NOT_SEEN;
    }

    private static boolean passed(DrillResult drill, String check) {
        return drill.checks().stream().anyMatch(c -> c.name().equals(check) && c.verdict() == Verdict.PASS);
    }

    private static boolean judged(DrillResult drill, String check) {
        return drill.checks().stream()
                .filter(c -> c.name().equals(check))
                .map(CheckResult::verdict)
                .anyMatch(v -> v == Verdict.PASS || v == Verdict.FAIL);
    }

    private static List<OutageSample> outages(DrillResult drill) {
        boolean failback = moved(drill, Move.FAILBACK);
        boolean onlyHome = failback && !moved(drill, Move.TAKEOVER);
        List<OutageSample> samples = new ArrayList<>();
        for (Map.Entry<Ipv4, Duration> watched : drill.limits().entrySet()) {
            AddressOutages seen = AddressOutages.of(drill, watched.getKey());
            if (!onlyHome || !seen.takeover().isEmpty()) {
                samples.add(sample(watched, Move.TAKEOVER, seen.takeover()));
            }
            if (failback) {
                samples.add(sample(watched, Move.FAILBACK, seen.failback()));
            }
        }
        return samples;
    }

    private static boolean moved(DrillResult drill, Move move) {
        return drill.phases().stream().anyMatch(p -> p.part().equals(move.word()));
    }

    private static OutageSample sample(Map.Entry<Ipv4, Duration> watched, Move move, List<OutageResult> outages) {
        return outages.stream()
                .max(Comparator.comparing(OutageResult::censored).thenComparing(OutageResult::duration))
                .map(o -> new OutageSample(
                        o.address(), move, o.duration(), o.error(), o.censored(), o.limit(), outages.size()))
                .orElse(new OutageSample(
                        watched.getKey(), move, Duration.ZERO, Duration.ZERO, false, watched.getValue(), 0));
    }
}
