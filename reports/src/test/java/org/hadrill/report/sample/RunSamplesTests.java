package org.hadrill.report.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hadrill.report.Samples;
import org.hadrill.report.json.RunJson;
import org.hadrill.report.sample.DrillSample.Status;
import org.hadrill.run.RunResult;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.run.RunResult.OutageResult;
import org.hadrill.verdict.CheckResult;
import org.hadrill.verdict.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class RunSamplesTests {
    private final RunResult powerCut = Samples.powerCut().run();
    private final DrillResult drill = powerCut.drills().get(0);

    @TempDir
    private Path folder;

    @Test
    void everyWatchedAddressIsASampleOfTakeoverAndFailback() {
        DrillSample sample = only(powerCut);

        assertThat(sample.status()).isEqualTo(Status.MEASURED);
        assertThat(sample.outages()).hasSize(2 * Samples.PINGED.size());
        assertThat(sample.outages()).extracting(OutageSample::address).hasSameElementsAs(Samples.PINGED);
        assertThat(sample.phases())
                .extracting(p -> p.move() + " " + p.name())
                .contains("TAKEOVER promote", "FAILBACK mount");
    }

    @Test
    void ofSeveralOutagesTheLongestIsTheSampleAndOneThatDidNotEndIsLongerThanAny() {
        OutageResult flap = outage(1, 3, false);
        OutageResult longest = outage(5, 9, false);
        OutageResult endless = outage(20, 2, true);

        OutageSample two = takeover(with(List.of(flap, longest)));
        OutageSample three = takeover(with(List.of(flap, longest, endless)));

        assertThat(two.duration()).isEqualTo(Duration.ofSeconds(9));
        assertThat(two.count()).isEqualTo(2);
        assertThat(three.censored()).isTrue();
        assertThat(three.duration()).isEqualTo(Duration.ofSeconds(2));
        assertThat(three.withinLimit())
                .as("one that did not end is not within its limit")
                .isFalse();
    }

    @Test
    void anAddressThatWasNeverAwayIsASampleOfNoOutage() {
        OutageSample none = takeover(with(List.of()));

        assertThat(none.duration()).isZero();
        assertThat(none.count()).isZero();
        assertThat(none.withinLimit()).isTrue();
        assertThat(none.limit()).isEqualTo(drill.limits().get(Samples.ROUTER));
    }

    @Test
    void aDrillWhoseFaultIsNotProvenIsNoSample() {
        DrillSample sample = only(judged("fault-proven", Verdict.UNKNOWN));

        assertThat(sample.status()).isEqualTo(Status.NOT_PROVEN);
        assertThat(sample.outages()).isEmpty();
        assertThat(sample.phases()).isEmpty();
    }

    @Test
    void aDrillWhosePingsWereStarvedIsNoSampleOfNoOutage() {
        assertThat(only(judged("pings-recovered", Verdict.UNKNOWN)).status()).isEqualTo(Status.NOT_SEEN);
        assertThat(only(judged("pings-recovered", Verdict.FAIL)).status()).isEqualTo(Status.MEASURED);
    }

    @Test
    void theFolderOfARunYieldsTheSameSamples() throws IOException {
        Files.writeString(folder.resolve(RunResult.FILE), RunJson.of(powerCut));

        assertThat(new RunFolders().read(folder.toString())).containsExactly(RunSamples.of(powerCut));
    }

    @Test
    void aRunOfAnOlderVersionIsReadAndSaysHowToMakeItUsable() throws IOException {
        ObjectNode older = (ObjectNode) JsonMapper.shared().readTree(RunJson.of(powerCut));
        older.remove(List.of("nodes", "settings"));
        ((ObjectNode) older.path("drills").get(0)).remove(List.of("seed", "limitsMs"));
        Files.writeString(folder.resolve(RunResult.FILE), older.toString());

        assertThat(RunFolders.result(folder).drills().get(0).seed()).isEmpty();
        assertThatThrownBy(() -> RunFolders.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("does not say which addresses were watched")
                .hasMessageContaining("hadrill rejudge");
    }

    @Test
    void whatIsNoRunIsSaidWithItsPlace() throws IOException {
        Path missing = folder.resolve("missing");
        assertThatThrownBy(() -> RunFolders.read(missing)).hasMessageContaining(missing + " does not exist");
        assertThatThrownBy(() -> RunFolders.read(folder)).hasMessageContaining("holds no run.json");
        Files.writeString(folder.resolve(RunResult.FILE), "{\"format\": 1, ");
        assertThatThrownBy(() -> RunFolders.read(folder)).hasMessageContaining("run.json is not what hadrill writes");
    }

    private OutageSample takeover(RunResult run) {
        return only(run).outages().stream()
                .filter(o -> o.address().equals(Samples.ROUTER) && o.move() == Move.TAKEOVER)
                .findFirst()
                .orElseThrow();
    }

    private static OutageResult outage(long startS, long lengthS, boolean censored) {
        return new OutageResult(
                Samples.ROUTER,
                Duration.ofSeconds(startS),
                Duration.ofSeconds(lengthS),
                Duration.ofMillis(100),
                censored,
                Duration.ofSeconds(40),
                Optional.empty());
    }

    private RunResult with(List<OutageResult> outages) {
        return replaced(copy(drill, outages));
    }

    private RunResult replaced(DrillResult other) {
        return Samples.with(powerCut, List.of(other));
    }

    private RunResult judged(String check, Verdict verdict) {
        List<CheckResult> checks = new ArrayList<>(drill.checks());
        checks.replaceAll(
                c -> c.name().equals(check) ? new CheckResult(check, verdict, c.evidence(), c.refs(), c.at()) : c);
        return replaced(Samples.with(drill, checks));
    }

    private static DrillSample only(RunResult run) {
        assertThat(run.drills()).hasSize(1);
        return RunSamples.of(run).drills().get(0);
    }

    private static DrillResult copy(DrillResult d, List<OutageResult> outages) {
        return new DrillResult(
                d.number(),
                d.scenario(),
                d.repeat(),
                d.seed(),
                d.verdict(),
                d.folder(),
                d.fault(),
                d.wall(),
                d.cluster(),
                d.windows(),
                d.faultAt(),
                d.settled(),
                d.phases(),
                d.limits(),
                outages,
                d.checks(),
                d.notes(),
                d.repeatCommand());
    }
}
