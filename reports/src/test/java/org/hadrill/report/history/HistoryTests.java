package org.hadrill.report.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.hadrill.report.Samples;
import org.hadrill.report.sample.RunSample;
import org.hadrill.report.sample.RunSamples;
import org.hadrill.run.RunResult;
import org.hadrill.time.SystemTime;
import org.hadrill.verdict.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On SQLite; {@code PostgresqlHistoryIT} asks the same of PostgreSQL. */
class HistoryTests {
    @TempDir
    private Path folder;

    private HistoryPlace place() throws IOException {
        return HistoryPlace.of(Optional.of(folder.resolve("new/history.db").toString()), Map.of());
    }

    private History open() throws IOException {
        return History.open(place(), new SystemTime());
    }

    private static RunFilter filter(String text) {
        return FilterText.filter(text, InventedNights.FIRST.plus(Duration.ofDays(10)));
    }

    @Test
    void whatWasAddedComesBackTheSame() throws IOException {
        RunResult run = Samples.mixed().run();
        try (History history = open()) {
            assertThat(history.add(run, folder)).isTrue();
        }

        try (History history = open()) {
            assertThat(history.samples(RunFilter.ALL)).containsExactly(RunSamples.of(run));
            assertThat(history.runs(RunFilter.ALL)).singleElement().satisfies(line -> {
                assertThat(line.id()).isEqualTo(RunSample.id(run));
                assertThat(line.kernel()).isEqualTo("6.1.0-56-cloud-amd64");
                assertThat(line.verdict()).isEqualTo(Verdict.FAIL);
                assertThat(line.drills()).isEqualTo(4);
                assertThat(line.folder()).isEqualTo(folder.toString());
            });
        }
    }

    @Test
    void aRunIsThereOnceHoweverOftenItIsAdded() throws IOException {
        RunResult run = InventedNights.night(1, "", 18.5);
        try (History history = open()) {
            assertThat(history.add(run, folder)).isTrue();
            assertThat(history.add(run, folder)).isFalse();

            assertThat(history.runs(RunFilter.ALL)).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                          | 4 3 2 1 0",
                "lab=vm                                    | 3 2 1 0",
                "lab=vm,kernel=6.1.0-44-cloud-amd64        | 3 2",
                "kernel=6.1.0-40-cloud-amd64,last=1        | 1",
                "scenario=no-op                            | 4",
                "verdict=fail                              | 3",
                "since=2026-10-04                          | 4 3",
                "since=8d,before=2026-10-05T00:00:00Z      | 3 2",
                "configuration=article                     | ''",
                "run=20261002T220000.000Z-vm-1001          | 1",
            })
    void filtersChooseRuns(String text, String nights) throws IOException {
        try (History history = open()) {
            history.add(InventedNights.night(0, InventedNights.OLD_KERNEL, 18.5), folder);
            history.add(InventedNights.night(1, InventedNights.OLD_KERNEL, 18.6), folder);
            history.add(InventedNights.night(2, InventedNights.NEW_KERNEL, 22.5), folder);
            history.add(InventedNights.night(3, InventedNights.NEW_KERNEL, 41), folder);
            history.add(InventedNights.run(4, "simulated", "", List.of(InventedNights.drill(1, "no-op", 0))), folder);
            String expected = nights == null ? "" : nights;

            assertThat(history.runs(filter(text == null ? "" : text)).stream().map(r -> Long.toString(r.seed() - 1000)))
                    .containsExactlyElementsOf(expected.isEmpty() ? List.of() : List.of(expected.split(" ")));
            assertThat(history.samples(filter(text == null ? "" : text)))
                    .hasSize(expected.isEmpty() ? 0 : expected.split(" ").length);
        }
    }

    @Test
    void aFilterForAScenarioLeavesTheOtherDrillsOut() throws IOException {
        RunResult run = InventedNights.run(
                0,
                "vm",
                "",
                List.of(InventedNights.drill(1, "no-op", 0), InventedNights.drill(2, "power-cut-active", 19)));
        try (History history = open()) {
            history.add(run, folder);

            assertThat(history.samples(filter("scenario=power-cut-active")))
                    .singleElement()
                    .satisfies(r -> assertThat(r.drills())
                            .containsExactly(RunSamples.of(run).drills().get(1)));
        }
    }

    @Test
    void writersThatComeTogetherTakeTurnsFromTheFirstTableOn() throws Exception {
        int writers = 8;
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            List<Future<Boolean>> added = threads.invokeAll(IntStream.range(0, writers)
                    .mapToObj(n -> (Callable<Boolean>) () -> {
                        try (History history = open()) {
                            return history.add(InventedNights.night(n, "", 18, 19), folder);
                        }
                    })
                    .toList());
            for (Future<Boolean> one : added) {
                assertThat(one.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }

        try (History history = open()) {
            assertThat(history.runs(RunFilter.ALL)).hasSize(writers);
        }
    }

    @Test
    void aFormOfTheFutureIsRefused() throws IOException, SQLException {
        open().close();
        try (Connection connection = place().source().getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE hadrill_schema SET version = '99'");
        }

        assertThatThrownBy(this::open).hasMessageContaining("has form 99, which a newer hadrill made");
    }

    @Test
    void aFileThatIsNoDatabaseIsCalledThatAndStays() throws IOException {
        Files.createDirectories(folder.resolve("new"));
        Files.writeString(
                folder.resolve("new/history.db"), "notes of mine, by hand, more than a hundred bytes ".repeat(9));

        assertThatThrownBy(this::open).hasMessageContaining("new/history.db").hasMessageContaining("not a database");
        assertThat(folder.resolve("new/history.db")).content().startsWith("notes of mine");
    }

    @Test
    void theVersionIsThatOfTheNewestMigration() throws Exception {
        open().close();
        try (Connection connection = place().source().getConnection();
                var statement = connection.createStatement();
                var versions = statement.executeQuery("SELECT max(CAST(version AS INTEGER)) FROM hadrill_schema")) {
            assertThat(versions.getInt(1)).isEqualTo(Schema.VERSION);
        }
    }
}
