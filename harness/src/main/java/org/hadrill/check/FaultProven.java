package org.hadrill.check;

import java.util.List;
import java.util.stream.Collectors;
import org.hadrill.recording.Event.FaultStep;
import org.hadrill.recording.Event.Mark;
import org.hadrill.recording.Event.Point;
import org.hadrill.recording.Event.Step;
import org.hadrill.recording.Stamp;
import org.hadrill.verdict.CheckResult;

/** The fault bit, and what proved it; its undo was proven, too. A control drill proves that nothing was broken. */
final class FaultProven implements Check {
    @Override
    public String name() {
        return "fault-proven";
    }

    @Override
    public boolean holdsAlways() {
        return true;
    }

    @Override
    public CheckResult judge(Facts facts) {
        var infra = facts.recording().mark(Point.INFRA);
        if (infra.isPresent()) {
            return Results.infra(this, infra.get().detail(), infra.get().at());
        }
        List<FaultStep> steps = facts.recording().of(FaultStep.class).toList();
        for (FaultStep step : steps) {
            if (!step.ok()) {
                return Results.unknown(this, step.detail(), step.at());
            }
        }
        var broken = facts.recording().mark(Point.BROKEN_OFF);
        if (broken.isPresent()) {
            return Results.unknown(this, broken.get().detail(), broken.get().at());
        }
        if (steps.isEmpty()) {
            Mark fault = facts.recording().mark(Point.FAULT).orElseThrow();
            return Results.pass(this, "nothing was broken: a control drill", fault.at());
        }
        List<FaultStep> proofs = steps.stream()
                .filter(s -> s.step() == Step.PROVE && s.at().time().compareTo(facts.fault()) >= 0)
                .toList();
        if (proofs.isEmpty()) {
            return Results.unknown(this, "no step proved the fault");
        }
        return Results.pass(
                this,
                proofs.stream().map(FaultStep::detail).distinct().collect(Collectors.joining("; ")),
                proofs.stream().map(FaultStep::at).toArray(Stamp[]::new));
    }
}
