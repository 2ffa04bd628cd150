package org.hadrill.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hadrill.cluster.Ipv4;
import org.hadrill.drill.DrillPlan;
import org.hadrill.drill.Windows;
import org.hadrill.recording.Event.FaultStep;
import org.hadrill.recording.Event.Mark;
import org.hadrill.recording.Event.Point;
import org.hadrill.recording.Recording;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.run.RunResult.OutageResult;
import org.hadrill.timeline.Outage;
import org.hadrill.timeline.OutageLimit;
import org.hadrill.timeline.Outages;
import org.hadrill.timeline.Phases;
import org.hadrill.verdict.CheckResult;
import org.hadrill.verdict.Verdict;

/** What a judged recording comes to in {@code run.json}. */
public final class DrillResults {
    private DrillResults() {}

    /**
     * Sums up a drill.
     *
     * @param wall what the drill took, from its first look at the cluster to its stored recording
     * @param folder below the run's folder
     * @param runCommand the command that repeats the whole run
     */
    public static DrillResult of(
            DrillPlan plan,
            Recording recording,
            List<CheckResult> checks,
            Duration wall,
            List<String> notes,
            String folder,
            String runCommand) {
        Optional<Duration> fault = recording.fault();
        Duration begun = recording.events().isEmpty()
                ? Duration.ZERO
                : recording
                        .lastMark(Point.BASELINE)
                        .map(m -> m.at().time())
                        .orElse(recording.events().get(0).at().time());
        boolean broken = recording.of(FaultStep.class).findAny().isPresent();
        Duration windows = Windows.BASELINE.plus(plan.phase());
        Optional<Duration> disturbed =
                recording.mark(Point.PREPARE).map(m -> m.at().time()).or(() -> fault);
        Optional<Duration> settled = recording.mark(Point.SETTLED).map(m -> m.at().time());
        Optional<Duration> ended =
                settled.or(() -> recording.mark(Point.NOT_SETTLED).map(m -> m.at().time()));
        Duration cluster = disturbed
                .flatMap(from -> ended.map(to -> to.minus(from)))
                .orElse(Duration.ZERO)
                .plus(windows);
        return new DrillResult(
                plan.number(),
                plan.scenario().name(),
                plan.repeat(),
                Optional.of(plan.seed()),
                Verdict.worst(checks.stream().map(CheckResult::verdict).toList()),
                folder,
                recording.mark(Point.FAULT).map(Mark::detail).orElse("none"),
                wall,
                cluster,
                windows,
                broken ? fault.map(f -> f.minus(begun)) : Optional.empty(),
                fault.flatMap(f -> settled.map(s -> s.minus(f))),
                Phases.of(recording),
                recording.header().outageLimits(),
                outages(recording),
                checks,
                notes,
                runCommand.replaceAll(" --(scenario|suite) \\S+", "") + " --scenario "
                        + plan.scenario().name());
    }

    /** {@code before} as it is judged now: verdicts, phases and outages anew, the rest as it was. */
    public static DrillResult again(DrillResult before, Recording recording, List<CheckResult> checks) {
        return new DrillResult(
                before.number(),
                before.scenario(),
                before.repeat(),
                Optional.of(recording.header().seed()),
                Verdict.worst(checks.stream().map(CheckResult::verdict).toList()),
                before.folder(),
                before.fault(),
                before.wall(),
                before.cluster(),
                before.windows(),
                before.faultAt(),
                before.settled(),
                Phases.of(recording),
                recording.header().outageLimits(),
                outages(recording),
                checks,
                before.notes(),
                before.repeatCommand());
    }

    private static List<OutageResult> outages(Recording recording) {
        Optional<Duration> fault = recording.fault();
        if (fault.isEmpty()) {
            return List.of();
        }
        Outages outages = new Outages(recording);
        List<OutageResult> results = new ArrayList<>();
        for (Ipv4 address : recording.header().pinged()) {
            for (Outage outage : outages.of(address)) {
                if (outage.end().compareTo(fault.get()) > 0) {
                    results.add(new OutageResult(
                            address,
                            outage.start().minus(fault.get()),
                            outage.duration(),
                            outage.error(),
                            outage.censored(),
                            OutageLimit.of(recording, outage),
                            outages.inFrames(outage).map(Outage::duration)));
                }
            }
        }
        return results;
    }
}
