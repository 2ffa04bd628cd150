package org.hadrill.cli.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hadrill.cli.bench.MadeUpRuns;
import org.hadrill.report.history.FilterText;
import org.hadrill.report.history.History;
import org.hadrill.report.history.HistoryPlace;
import org.hadrill.report.history.RunFilter;
import org.hadrill.report.history.RunLine;
import org.hadrill.report.history.Trend;
import org.hadrill.report.sample.RunSamples;
import org.hadrill.run.RunResult;
import org.hadrill.time.SystemTime;
import org.junit.jupiter.api.Test;

/** What every history has to hold, with other processes at work on it. */
interface HistoryContract {
    Duration LIMIT = Duration.ofMinutes(3);

    /** An empty place, the same throughout a test. */
    String place();

    /** What processes need to reach the place. */
    Map<String, String> environment();

    private History open() throws IOException {
        return History.open(HistoryPlace.of(Optional.of(place()), environment()), new SystemTime());
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                HistoryProgram.class.getName(),
                place()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment());
        return builder.start();
    }

    private static void awaitEnd(Process process) throws InterruptedException {
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("did not end within " + LIMIT);
        }
    }

    @Test
    default void whatWasAddedComesBackTheSame() throws IOException {
        RunResult run = MadeUpRuns.night(1, MadeUpRuns.NEW_KERNEL, 7);
        try (History history = open()) {
            assertThat(history.add(run, Path.of("x"))).isTrue();
            assertThat(history.add(run, Path.of("x"))).isFalse();

            assertThat(history.samples(RunFilter.ALL)).containsExactly(RunSamples.of(run));
        }
    }

    @Test
    default void filtersAndTrendsSeeTheSameEverywhere() throws IOException {
        try (History history = open()) {
            for (int n = 0; n < 6; n++) {
                history.add(
                        MadeUpRuns.night(n, n < 4 ? MadeUpRuns.OLD_KERNEL : MadeUpRuns.NEW_KERNEL, 10), Path.of("x"));
            }
            Instant now = Instant.parse("2026-01-07T00:00:00Z");

            assertThat(history.runs(FilterText.filter("kernel=" + MadeUpRuns.NEW_KERNEL, now)))
                    .extracting(RunLine::seed)
                    .containsExactly(5L, 4L);
            assertThat(history.runs(FilterText.filter("since=4d,scenario=reboot-active,verdict=pass,last=2", now)))
                    .hasSize(2);
            assertThat(history.samples(FilterText.filter("scenario=reboot-active", now)))
                    .allSatisfy(r -> assertThat(r.drills())
                            .hasSize(2)
                            .allSatisfy(d -> assertThat(d.scenario()).isEqualTo("reboot-active")));
            List<Trend> trends = history.trends(FilterText.filter("lab=vm", now));
            assertThat(trends).hasSize(5);
            assertThat(trends.get(0).nights()).hasSize(6);
            assertThat(trends.get(0).kernelChanged(4)).isTrue();
        }
    }

    @Test
    default void processesThatWriteAtTheSameTimeLoseNothing() throws Exception {
        int writers = 4;
        int each = 5;
        List<Process> processes = new ArrayList<>();
        for (int w = 0; w < writers; w++) {
            processes.add(start("add", Integer.toString(w * each), Integer.toString((w + 1) * each)));
        }
        for (Process process : processes) {
            awaitEnd(process);
            assertThat(process.exitValue()).isZero();
        }

        try (History history = open()) {
            assertThat(history.samples(RunFilter.ALL))
                    .hasSize(writers * each)
                    .allSatisfy(r -> assertThat(r.drills())
                            .hasSize(HistoryProgram.DRILLS)
                            .allSatisfy(d -> assertThat(d.outages()).hasSize(8)));
        }
    }

    @Test
    default void aWriterThatIsKilledInTheMiddleLeavesNoHalfRunAndNoLock() throws Exception {
        try (History history = open()) {
            history.add(MadeUpRuns.night(0, MadeUpRuns.OLD_KERNEL, 5), Path.of("x"));
        }
        Process writer = start("hang", "1");
        try (BufferedReader lines = writer.inputReader()) {
            assertThat(lines.readLine()).isEqualTo("half");
            try (History history = open()) {
                assertThat(history.runs(RunFilter.ALL))
                        .as("seen by others meanwhile")
                        .hasSize(1);
            }
        } finally {
            // SIGKILL
            writer.destroyForcibly();
            awaitEnd(writer);
        }

        try (History history = open()) {
            assertThat(history.runs(RunFilter.ALL)).extracting(RunLine::seed).containsExactly(0L);
            assertThat(history.samples(RunFilter.ALL)).hasSize(1);
            assertThat(history.add(MadeUpRuns.night(1, MadeUpRuns.OLD_KERNEL, 5), Path.of("x")))
                    .isTrue();
            assertThat(history.runs(RunFilter.ALL)).hasSize(2);
        }
    }
}
