package org.hadrill.report.allure;

import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.model.Attachment;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.Stage;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.TestResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hadrill.recording.Recording;
import org.hadrill.recording.RecordingFile;
import org.hadrill.run.RunResult;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.verdict.CheckResult;
import org.hadrill.verdict.Verdict;

/**
 * Allure results: a test for each check, in the suite of its scenario, with the steps of the fault. FAIL is failed, UNKNOWN
 * and INFRA are broken. The repeat is part of a test's history, so that no repeat hides behind another as its retry.
 */
public final class AllureResults {
    private final Path runFolder;
    private final RunResult run;
    private final FileSystemResultsWriter writer;

    /**
     * @param runFolder where the folders of the drills are
     * @param folder where the results go; must exist
     */
    public AllureResults(Path runFolder, Path folder, RunResult run) throws IOException {
        this.runFolder = runFolder;
        this.run = run;
        this.writer = new FileSystemResultsWriter(folder);
        Files.writeString(folder.resolve("categories.json"), CATEGORIES);
        Files.writeString(folder.resolve("environment.properties"), environment());
    }

    private static final String CATEGORIES = """
            [
              {"name": "A promise was broken", "matchedStatuses": ["failed"]},
              {"name": "Could not be judged", "matchedStatuses": ["broken"], "messageRegex": "(?s)unknown: .*"},
              {"name": "Lab, BMC or SSH failed", "matchedStatuses": ["broken"], "messageRegex": "(?s)infra: .*"}
            ]
            """;

    /** Adds the tests of a drill. */
    public void write(DrillResult drill, Optional<Recording> recording) throws IOException {
        List<Attachment> attachments = attach(drill);
        Instant start = recording.map(r -> r.header().origin().plus(r.start())).orElse(run.started());
        for (CheckResult check : drill.checks()) {
            writer.write(test(drill, check, start)
                    .setStop(start.plus(took(drill, recording)).toEpochMilli())
                    .setSteps(recording.map(FaultSteps::of).orElse(List.of()))
                    .setAttachments(attachments));
        }
        if (drill.checks().isEmpty()) {
            String why = drill.notes().isEmpty() ? "the drill came to no check" : String.join("; ", drill.notes());
            CheckResult none = new CheckResult("drill", drill.verdict(), why, List.of(), Optional.empty());
            writer.write(test(drill, none, start).setAttachments(attachments));
        }
    }

    /** What the drill took in the time that its steps have, which may be virtual. */
    private static Duration took(DrillResult drill, Optional<Recording> recording) {
        return recording.map(r -> r.end().minus(r.start())).orElse(drill.wall());
    }

    private TestResult test(DrillResult drill, CheckResult check, Instant start) {
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
                .setStart(start.toEpochMilli())
                .setStop(start.plus(drill.wall()).toEpochMilli())
                .setParameters(List.of(
                        new Parameter().setName("repeat").setValue(Integer.toString(drill.repeat())),
                        new Parameter()
                                .setName("seed")
                                .setValue(Long.toString(run.seed()))
                                .setExcluded(true)))
                .setLabels(labels(drill));
    }

    private List<Label> labels(DrillResult drill) {
        return List.of(
                label("parentSuite", run.cluster() + ", " + run.configuration() + " (" + run.lab() + " lab)"),
                label("suite", drill.scenario()),
                label("subSuite", "repeat " + drill.repeat()),
                label("host", run.cluster()),
                label("thread", drill.folder()),
                label("framework", "hadrill"),
                label("tag", run.lab()),
                label("tag", run.configuration()));
    }

    private static Label label(String name, String value) {
        return new Label().setName(name).setValue(value);
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

    /** The drill's recording, stored once however many checks show it. */
    private List<Attachment> attach(DrillResult drill) throws IOException {
        Path recording = runFolder.resolve(drill.folder()).resolve(RecordingFile.NAME);
        if (!Files.exists(recording)) {
            return List.of();
        }
        String source = uuid(drill.folder() + run.started()) + "-attachment.jsonl";
        try (InputStream in = Files.newInputStream(recording)) {
            writer.write(source, in);
        }
        return List.of(new Attachment()
                .setName(RecordingFile.NAME)
                .setType("application/x-ndjson")
                .setSource(source));
    }

    private String environment() {
        StringBuilder text = new StringBuilder();
        property(text, "hadrill", run.hadrill());
        property(text, "lab", run.lab());
        property(text, "cluster", run.cluster());
        property(text, "config", run.configuration());
        property(text, "seed", Long.toString(run.seed()));
        run.facts().forEach((name, value) -> property(text, name, value));
        property(text, "repeat", run.repeatCommand());
        return text.toString();
    }

    /** One line of a properties file, java.util.Properties#load. */
    private static void property(StringBuilder text, String name, String value) {
        text.append(name.replaceAll("[\\s:=]+", "_"))
                .append(" = ")
                .append(value.replace("\\", "\\\\").replaceAll("\\R", " "))
                .append('\n');
    }

    private static String uuid(String of) {
        return UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
