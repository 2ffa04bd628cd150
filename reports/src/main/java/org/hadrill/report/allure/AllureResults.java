package org.hadrill.report.allure;

import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.model.Attachment;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.Stage;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.StepResult;
import io.qameta.allure.model.TestResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hadrill.recording.Recording;
import org.hadrill.report.text.DrillStarts;
import org.hadrill.run.RunResult;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.verdict.CheckResult;
import org.hadrill.verdict.Verdict;

/**
 * Allure results: a test for each check, in the suite of its scenario, with the steps of the fault. FAIL is failed, UNKNOWN
 * and INFRA are broken. The repeat is part of a test's history, so that no repeat hides behind another as its retry.
 */
public final class AllureResults {
    private final RunResult run;
    private final FileSystemResultsWriter writer;
    private final Attachments attachments;
    private final Map<Integer, Instant> starts;

    /**
     * @param runFolder where the folders of the drills are
     * @param folder where the results go; must exist
     */
    public AllureResults(Path runFolder, Path folder, RunResult run) throws IOException {
        this.run = run;
        this.writer = new FileSystemResultsWriter(folder);
        this.attachments = new Attachments(runFolder, folder);
        this.starts = DrillStarts.of(run);
        RunFiles.write(folder, run);
    }

    /** Adds the tests of a drill. */
    public void write(DrillResult drill, Optional<Recording> recording) throws IOException {
        List<Attachment> attached = attachments.of(drill, recording);
        Instant began = began(drill, recording);
        Instant ended = began.plus(took(drill, recording));
        List<StepResult> steps = recording.map(r -> FaultSteps.of(r, began)).orElse(List.of());
        for (CheckResult check : checks(drill)) {
            writer.write(test(drill, check)
                    .setStart(began.toEpochMilli())
                    .setStop(ended.toEpochMilli())
                    .setSteps(steps)
                    .setAttachments(attached));
        }
    }

    private static List<CheckResult> checks(DrillResult drill) {
        if (!drill.checks().isEmpty()) {
            return drill.checks();
        }
        String why = drill.notes().isEmpty() ? "the drill came to no check" : String.join("; ", drill.notes());
        return List.of(new CheckResult("drill", drill.verdict(), why, List.of(), Optional.empty()));
    }

    /** By the clock on the wall; the origin of a simulated lab's time is a date that never was. */
    private Instant began(DrillResult drill, Optional<Recording> recording) {
        Instant known = starts.getOrDefault(drill.number(), run.started());
        return run.simulated()
                ? known
                : recording.map(r -> r.header().origin().plus(r.start())).orElse(known);
    }

    /** What the drill took in the time that its steps have, which may be virtual. */
    private static Duration took(DrillResult drill, Optional<Recording> recording) {
        return recording.map(r -> r.end().minus(r.start())).orElse(drill.wall());
    }

    private TestResult test(DrillResult drill, CheckResult check) {
        String place = String.join("/", run.lab(), run.configuration(), drill.scenario(), check.name());
        String history = place + "/" + drill.repeat();
        return new TestResult()
                .setUuid(uuid(history + "/" + run.started() + "/" + run.seed()))
                .setHistoryId(uuid(history))
                .setTestCaseId(uuid(place))
                .setFullName(place)
                .setName(check.name())
                .setStatus(status(check.verdict()))
                .setStatusDetails(details(drill, check))
                .setStage(Stage.FINISHED)
                .setDescription(check.evidence())
                .setParameters(List.of(
                        new Parameter().setName("repeat").setValue(Integer.toString(drill.repeat())),
                        new Parameter()
                                .setName("seed")
                                .setValue(Long.toString(run.seed()))
                                .setExcluded(true)))
                .setLabels(Labels.of(run, drill, check));
    }

    private static Status status(Verdict verdict) {
        return switch (verdict) {
            case PASS -> Status.PASSED;
            case FAIL -> Status.FAILED;
            case UNKNOWN, INFRA -> Status.BROKEN;
        };
    }

    private static StatusDetails details(DrillResult drill, CheckResult check) {
        String message = check.verdict() == Verdict.PASS || check.verdict() == Verdict.FAIL
                ? check.evidence()
                : check.verdict().word() + ": " + check.evidence();
        String trace =
                check.refs().stream().map(r -> drill.folder() + " " + r + "\n").collect(Collectors.joining());
        return new StatusDetails().setMessage(message).setTrace(trace + "repeat: " + drill.repeatCommand());
    }

    static String uuid(String of) {
        return UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
