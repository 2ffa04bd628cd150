package org.hadrill.report.history;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hadrill.recording.RecordingJson;
import org.hadrill.report.sample.DrillSample;
import org.hadrill.report.sample.OutageSample;
import org.hadrill.report.sample.PhaseSample;
import org.hadrill.report.sample.RunSample;
import org.hadrill.verdict.Verdict;
import tools.jackson.databind.json.JsonMapper;

/** Writes one run into the tables, inside a transaction of the caller. */
final class RunWriter {
    private static final JsonMapper JSON = RecordingJson.mapper();
    private static final String KERNEL = "kernel";

    private final Connection connection;

    RunWriter(Connection connection) {
        this.connection = connection;
    }

    /** Whether the run was new. */
    boolean write(long id, RunSample run, Path folder) throws SQLException {
        try (PreparedStatement insert = insert("run", 16, " ON CONFLICT (id) DO NOTHING")) {
            set(
                    insert,
                    id,
                    run.id(),
                    run.started().toEpochMilli(),
                    run.lab(),
                    run.cluster(),
                    run.configuration(),
                    kernel(run),
                    run.hadrill(),
                    run.seed(),
                    run.verdict().name(),
                    run.drills().size(),
                    (int) run.drills().stream()
                            .filter(d -> d.verdict() == Verdict.PASS)
                            .count(),
                    folder.toString(),
                    JSON.writeValueAsString(run.facts()),
                    JSON.writeValueAsString(run.nodes()),
                    JSON.writeValueAsString(run.settings()));
            if (insert.executeUpdate() == 0) {
                return false;
            }
        }
        drills(id, run.drills());
        return true;
    }

    private void drills(long id, List<DrillSample> drills) throws SQLException {
        try (PreparedStatement insertDrill = insert("drill", 8, "");
                PreparedStatement insertOutage = insert("outage", 10, "");
                PreparedStatement insertPhase = insert("phase", 6, "")) {
            for (DrillSample d : drills) {
                set(
                        insertDrill,
                        id,
                        d.number(),
                        d.scenario(),
                        d.repeat(),
                        d.seed().orElse(null),
                        d.verdict().name(),
                        d.status().name(),
                        d.settled().map(Duration::toNanos).orElse(null));
                insertDrill.addBatch();
                int ordinal = 0;
                for (OutageSample o : d.outages()) {
                    set(
                            insertOutage,
                            id,
                            d.number(),
                            ordinal++,
                            o.address().toString(),
                            o.move().name(),
                            o.duration().toNanos(),
                            o.error().toNanos(),
                            o.censored() ? 1 : 0,
                            o.limit().toNanos(),
                            o.count());
                    insertOutage.addBatch();
                }
                ordinal = 0;
                for (PhaseSample p : d.phases()) {
                    set(
                            insertPhase,
                            id,
                            d.number(),
                            ordinal++,
                            p.move().name(),
                            p.name(),
                            p.duration().toNanos());
                    insertPhase.addBatch();
                }
            }
            insertDrill.executeBatch();
            insertOutage.executeBatch();
            insertPhase.executeBatch();
        }
    }

    /** As the nodes say it, else as the lab does; two kernels where the nodes differ. */
    private static String kernel(RunSample run) {
        String ofNodes = run.nodes().values().stream()
                .map(versions -> versions.getOrDefault(KERNEL, ""))
                .filter(kernel -> !kernel.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining(" / "));
        return ofNodes.isEmpty() ? run.facts().getOrDefault(KERNEL, "") : ofNodes;
    }

    private PreparedStatement insert(String table, int columns, String tail) throws SQLException {
        return connection.prepareStatement(
                "INSERT INTO " + table + " VALUES (?" + ", ?".repeat(columns - 1) + ")" + tail);
    }

    private static void set(PreparedStatement statement, @org.jspecify.annotations.Nullable Object... values)
            throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
