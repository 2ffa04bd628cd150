package org.hadrill.report.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hadrill.report.history.RunFilter.Clause;
import org.hadrill.time.SystemTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Speed without a clock: how SQLite says it will find the rows (its "EXPLAIN QUERY PLAN"). */
class QueryPlanTests {
    @TempDir
    private Path folder;

    private HistoryPlace place;

    @BeforeEach
    void someRuns() throws IOException {
        place = HistoryPlace.of(Optional.of(folder.resolve("h.db").toString()), Map.of());
        try (History history = History.open(place, new SystemTime())) {
            for (int n = 0; n < 3; n++) {
                history.add(InventedNights.night(n, InventedNights.OLD_KERNEL, 18, 19), folder);
            }
        }
    }

    private List<String> plan(Clause question) throws SQLException {
        List<String> steps = new ArrayList<>();
        try (Connection connection = place.source().getConnection()) {
            RunReader.each(
                    connection,
                    new Clause("EXPLAIN QUERY PLAN " + question.sql(), question.values()),
                    row -> steps.add(row.getString("detail")));
        }
        return steps;
    }

    private static RunFilter filter(String text) {
        return FilterText.filter(text, Instant.parse("2026-11-01T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lab=vm,configuration=hardened      | run_by_lab (lab=? AND configuration=?)",
                "lab=vm,configuration=hardened,since=30d | run_by_lab (lab=? AND configuration=? AND started_ms>?)",
                "kernel=6.1,since=30d               | run_by_kernel (kernel=? AND started_ms>?)",
                "since=30d                          | run_by_time (started_ms>?)",
                "scenario=power-cut-active          | drill_by_scenario (scenario=?)",
            })
    void aFilterFindsItsRunsByAnIndex(String text, String index) throws SQLException {
        assertThat(plan(filter(text).runs("DESC")))
                .anySatisfy(step -> assertThat(step)
                        .startsWith("SEARCH")
                        .containsPattern("USING (COVERING )?INDEX")
                        .contains(index));
    }

    @Test
    void aListOfTheNewestStopsThere() throws SQLException {
        assertThat(plan(filter("last=50").runs("DESC")))
                .contains("SCAN run USING INDEX run_by_time")
                .doesNotContain("SCAN run");
    }

    @ParameterizedTest
    @CsvSource({"drill, number", "outage, drill", "phase, drill"})
    void whatBelongsToTheRunsIsFoundByItsKeyAndIsNotSortedAsAWhole(String table, String drill) throws SQLException {
        for (String text : List.of("", "kernel=6.1")) {
            List<String> plan = plan(filter(text).rows("run_id", table, drill));

            assertThat(plan)
                    .as(text)
                    .anySatisfy(step ->
                            assertThat(step).startsWith("SEARCH t USING").contains("(run_id=?"))
                    .noneSatisfy(step -> assertThat(step).startsWith("SCAN t"));
            assertThat(plan).as(text).doesNotContain("USE TEMP B-TREE FOR ORDER BY");
        }
    }
}
