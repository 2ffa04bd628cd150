package org.hadrill.report.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hadrill.cluster.Ipv4;
import org.hadrill.recording.RecordingJson;
import org.hadrill.report.history.RunFilter.Clause;
import org.hadrill.report.sample.DrillSample;
import org.hadrill.report.sample.DrillSample.Status;
import org.hadrill.report.sample.Move;
import org.hadrill.report.sample.OutageSample;
import org.hadrill.report.sample.PhaseSample;
import org.hadrill.report.sample.RunSample;
import org.hadrill.verdict.Verdict;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads runs back from the tables. */
final class RunReader {
    private static final JsonMapper JSON = RecordingJson.mapper();

    private final Connection connection;
    private final RunFilter filter;

    RunReader(Connection connection, RunFilter filter) {
        this.connection = connection;
        this.filter = filter;
    }

    /** A row of an answer. */
    interface Row {
        void take(ResultSet row) throws SQLException;
    }

    static void each(Connection connection, Clause question, Row row) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question.sql())) {
            for (int i = 0; i < question.values().size(); i++) {
                statement.setObject(i + 1, question.values().get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    row.take(rows);
                }
            }
        }
    }

    List<RunLine> lines() throws SQLException {
        List<RunLine> lines = new ArrayList<>();
        each(connection, filter.runs("DESC"), row -> lines.add(line(row)));
        return List.copyOf(lines);
    }

    static RunLine line(ResultSet row) throws SQLException {
        return new RunLine(
                row.getString("name"),
                Instant.ofEpochMilli(row.getLong("started_ms")),
                row.getString("lab"),
                row.getString("cluster"),
                row.getString("configuration"),
                row.getString("kernel"),
                row.getString("hadrill"),
                row.getLong("seed"),
                Verdict.valueOf(row.getString("verdict")),
                row.getInt("drills"),
                row.getInt("passed"),
                row.getString("folder"));
    }

    List<RunSample> samples() throws SQLException {
        Map<Long, List<DrillSample>> drills = drills();
        List<RunSample> runs = new ArrayList<>();
        each(
                connection,
                filter.runs("ASC"),
                row -> runs.add(new RunSample(
                        row.getString("name"),
                        Instant.ofEpochMilli(row.getLong("started_ms")),
                        row.getString("lab"),
                        row.getString("cluster"),
                        row.getString("configuration"),
                        row.getString("hadrill"),
                        JSON.readValue(row.getString("facts"), new TypeReference<Map<String, String>>() {}),
                        JSON.readValue(
                                row.getString("nodes"), new TypeReference<Map<String, Map<String, String>>>() {}),
                        JSON.readValue(row.getString("settings"), new TypeReference<Map<String, String>>() {}),
                        row.getLong("seed"),
                        Verdict.valueOf(row.getString("verdict")),
                        drills.getOrDefault(row.getLong("id"), List.of()))));
        return List.copyOf(runs);
    }

    /** A drill of a run: the first two columns of what belongs to one. */
    record Key(long run, int drill) {
        static Key of(ResultSet row) throws SQLException {
            return new Key(row.getLong(1), row.getInt(2));
        }
    }

    private Map<Long, List<DrillSample>> drills() throws SQLException {
        Map<Key, List<OutageSample>> outages = outages();
        Map<Key, List<PhaseSample>> phases = phases();
        Map<Long, List<DrillSample>> drills = new HashMap<>();
        each(
                connection,
                filter.rows(
                        "run_id, number, scenario, repeat_no, seed, verdict, status, settled_ns", "drill", "number"),
                row -> {
                    Key key = Key.of(row);
                    drills.computeIfAbsent(key.run(), r -> new ArrayList<>())
                            .add(new DrillSample(
                                    key.drill(),
                                    row.getString(3),
                                    row.getInt(4),
                                    optional(row, 5),
                                    Verdict.valueOf(row.getString(6)),
                                    Status.valueOf(row.getString(7)),
                                    outages.getOrDefault(key, List.of()),
                                    phases.getOrDefault(key, List.of()),
                                    optional(row, 8).map(Duration::ofNanos)));
                });
        return drills;
    }

    private static Optional<Long> optional(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }

    private Map<Key, List<OutageSample>> outages() throws SQLException {
        Map<Key, List<OutageSample>> outages = new HashMap<>();
        Map<String, Ipv4> addresses = new HashMap<>();
        each(
                connection,
                filter.rows(
                        "run_id, drill, address, move, duration_ns, error_ns, censored, limit_ns, outages",
                        "outage",
                        "drill"),
                row -> outages.computeIfAbsent(Key.of(row), k -> new ArrayList<>())
                        .add(new OutageSample(
                                addresses.computeIfAbsent(row.getString(3), Ipv4::parse),
                                Move.valueOf(row.getString(4)),
                                Duration.ofNanos(row.getLong(5)),
                                Duration.ofNanos(row.getLong(6)),
                                row.getInt(7) != 0,
                                Duration.ofNanos(row.getLong(8)),
                                row.getInt(9))));
        return outages;
    }

    private Map<Key, List<PhaseSample>> phases() throws SQLException {
        Map<Key, List<PhaseSample>> phases = new HashMap<>();
        each(
                connection,
                filter.rows("run_id, drill, move, name, duration_ns", "phase", "drill"),
                row -> phases.computeIfAbsent(Key.of(row), k -> new ArrayList<>())
                        .add(new PhaseSample(
                                Move.valueOf(row.getString(3)), row.getString(4), Duration.ofNanos(row.getLong(5)))));
        return phases;
    }
}
