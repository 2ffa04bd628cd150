package org.hadrill.cli.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.hadrill.cli.Need;
import org.hadrill.cli.Requires;
import org.hadrill.report.history.History;
import org.hadrill.report.history.HistoryPlace;
import org.hadrill.report.history.RunFilter;
import org.hadrill.time.SystemTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The history in a real PostgreSQL, as many labs share it. */
@Requires(Need.POSTGRESQL)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresqlHistoryIT implements HistoryContract {
    private PostgresqlServer server;
    private String place = "";
    private int databases;

    @BeforeAll
    void startServer() throws Exception {
        server = PostgresqlServer.start();
    }

    @AfterAll
    void stopServer() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void newDatabase() throws SQLException {
        place = server.database("drills" + databases++);
    }

    @Override
    public String place() {
        return place;
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("HADRILL_HISTORY_PASSWORD", PostgresqlServer.PASSWORD);
    }

    @Test
    void aDatabaseThatOthersUseIsSharedWithThem() throws Exception {
        HistoryPlace shared = HistoryPlace.of(Optional.of(place), environment());
        try (var connection = shared.source().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE theirs (n INTEGER)");
        }

        try (History history = History.open(shared, new SystemTime())) {
            assertThat(history.runs(RunFilter.ALL)).isEmpty();
        }
        try (History history = History.open(shared, new SystemTime())) {
            assertThat(history.runs(RunFilter.ALL)).as("opened again").isEmpty();
        }
    }

    @Test
    void aWrongPasswordIsSaidAndNotRepeated() {
        assertThatThrownBy(() -> History.open(
                        HistoryPlace.of(Optional.of(place), Map.of("HADRILL_HISTORY_PASSWORD", "guessed")),
                        new SystemTime()))
                .hasMessageContaining("password authentication failed")
                .hasMessageContaining(place)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("guessed"));
    }
}
