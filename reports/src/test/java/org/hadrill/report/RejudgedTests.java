package org.hadrill.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hadrill.recording.Recording;
import org.hadrill.recording.RecordingFile;
import org.hadrill.report.Rejudged.Change;
import org.hadrill.run.RunResult;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.verdict.CheckResult;
import org.hadrill.verdict.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RejudgedTests {
    private final Samples.Sample sample = Samples.powerCut();
    private final DrillResult drill = sample.run().drills().get(0);

    @TempDir
    private Path folder;

    @BeforeEach
    void store() throws IOException {
        Recording recording = sample.recordings().get(0);
        Path place = Files.createDirectories(folder.resolve(drill.folder()));
        try (RecordingFile file = RecordingFile.create(place.resolve(RecordingFile.NAME), recording.header())) {
            for (var event : recording.events()) {
                file.append(event);
            }
        }
    }

    private RunResult judgedOtherwise(List<CheckResult> checks) {
        return Samples.with(sample.run(), List.of(Samples.with(drill, checks)));
    }

    @Test
    void whatWasJudgedByThisVersionDoesNotChange() {
        Rejudged again = Rejudged.of(folder, sample.run(), "0.2.0");

        assertThat(again.changes()).isEmpty();
        assertThat(again.unread()).isEmpty();
        assertThat(again.result().verdict()).isEqualTo(sample.run().verdict());
        assertThat(again.result().drills().get(0).outages()).isEqualTo(drill.outages());
        assertThat(again.result().hadrill()).isEqualTo("0.2.0");
        assertThat(again.result().notes()).contains("judged again by hadrill 0.2.0; it was run by hadrill 0.1.0");
    }

    @Test
    void aVerdictThatChangedIsSaidWithItsEvidence() {
        List<CheckResult> checks = new ArrayList<>(drill.checks());
        CheckResult right = checks.get(1);
        checks.set(1, new CheckResult(right.name(), Verdict.FAIL, "an old bug", right.refs(), right.at()));

        Rejudged again = Rejudged.of(folder, judgedOtherwise(checks), "0.2.0");

        assertThat(again.changes())
                .containsExactly(new Change(
                        drill.number(),
                        drill.scenario(),
                        right.name(),
                        Optional.of(Verdict.FAIL),
                        Optional.of(Verdict.PASS),
                        right.evidence()));
        assertThat(again.result().verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void checksThatAreNewAndChecksThatAreGoneAreChangesToo() {
        List<CheckResult> checks = new ArrayList<>(drill.checks());
        CheckResult added = checks.remove(2);
        checks.add(new CheckResult("of-yore", Verdict.PASS, "seen", List.of(), Optional.empty()));

        assertThat(Rejudged.of(folder, judgedOtherwise(checks), "0.2.0").changes())
                .extracting(Change::check, Change::before, Change::now)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                added.name(), Optional.empty(), Optional.of(added.verdict())),
                        org.assertj.core.groups.Tuple.tuple("of-yore", Optional.of(Verdict.PASS), Optional.empty()));
    }

    @Test
    void aRecordingThatIsGoneLeavesItsDrillAsItWasAndTheRunUnknown() throws IOException {
        Files.delete(folder.resolve(drill.folder()).resolve(RecordingFile.NAME));

        Rejudged again = Rejudged.of(folder, sample.run(), "0.2.0");

        assertThat(again.unread()).singleElement().asString().startsWith("drill 1, power-cut-active, stays as it was");
        assertThat(again.result().drills()).containsExactly(drill);
        assertThat(again.result().verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void drillsThatDidNotRunAreStillMissing() {
        RunResult run = sample.run();
        RunResult cut = new RunResult(
                run.format(),
                run.hadrill(),
                run.lab(),
                run.cluster(),
                run.configuration(),
                run.facts(),
                run.nodes(),
                run.settings(),
                run.seed(),
                run.started(),
                run.repeatCommand(),
                run.wall(),
                Verdict.INFRA,
                run.checkCounts(),
                run.drills(),
                List.of("3 of 4 drills did not run"));

        assertThat(Rejudged.of(folder, cut, "0.2.0").result().verdict()).isEqualTo(Verdict.INFRA);
    }
}
