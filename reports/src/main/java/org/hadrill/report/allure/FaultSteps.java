package org.hadrill.report.allure;

import io.qameta.allure.model.Stage;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.StepResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hadrill.recording.Event.FaultStep;
import org.hadrill.recording.Recording;

/** The steps of a drill's fault as Allure shows them: check, arm, inject, prove, undo, prove the undo. */
final class FaultSteps {
    private FaultSteps() {}

    /**
     * A step is recorded when it is done; it began when the one before it was.
     *
     * @param began when the recording began
     */
    static List<StepResult> of(Recording recording, Instant began) {
        List<StepResult> steps = new ArrayList<>();
        Instant origin = began.minus(recording.start());
        Duration before = recording.start();
        for (FaultStep step : recording.of(FaultStep.class).toList()) {
            steps.add(new StepResult()
                    .setName(step.step().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": " + step.detail())
                    .setStatus(step.ok() ? Status.PASSED : Status.BROKEN)
                    .setStatusDetails(new StatusDetails().setMessage(step.detail()))
                    .setStage(Stage.FINISHED)
                    .setStart(origin.plus(before).toEpochMilli())
                    .setStop(origin.plus(step.at().time()).toEpochMilli()));
            before = step.at().time();
        }
        return List.copyOf(steps);
    }
}
