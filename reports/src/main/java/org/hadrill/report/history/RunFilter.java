package org.hadrill.report.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hadrill.verdict.Verdict;

/**
 * Which runs are meant; every part that is there must hold.
 *
 * @param run its id, as {@link org.hadrill.report.sample.RunSample} has it
 * @param scenario a run counts when it has a drill of it, and of such a run those drills alone
 * @param since the run's start, inclusive
 * @param before the run's start, exclusive
 * @param last only so many, the newest; at least 1
 */
public record RunFilter(
        Optional<String> run,
        Optional<String> lab,
        Optional<String> cluster,
        Optional<String> configuration,
        Optional<String> kernel,
        Optional<String> scenario,
        Optional<Verdict> verdict,
        Optional<Instant> since,
        Optional<Instant> before,
        int last) {
    public static final RunFilter ALL = new RunFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Integer.MAX_VALUE);

    /** A part of a question, with the values that stand for its question marks. */
    record Clause(String sql, List<Object> values) {}

    /** The runs that are meant as a table {@code chosen}; the newest first where {@link #last} cuts. */
    Clause chosen() {
        List<String> conditions = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        add(conditions, values, "name = ?", run);
        add(conditions, values, "lab = ?", lab);
        add(conditions, values, "cluster = ?", cluster);
        add(conditions, values, "configuration = ?", configuration);
        add(conditions, values, "kernel = ?", kernel);
        add(conditions, values, "verdict = ?", verdict.map(Enum::name));
        add(conditions, values, "started_ms >= ?", since.map(Instant::toEpochMilli));
        add(conditions, values, "started_ms < ?", before.map(Instant::toEpochMilli));
        add(conditions, values, "id IN (SELECT run_id FROM drill WHERE scenario = ?)", scenario);
        values.add(last);
        return new Clause(
                "WITH chosen AS (SELECT * FROM run"
                        + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions))
                        + " ORDER BY started_ms DESC, id DESC LIMIT ?) ",
                values);
    }

    /** {@code SELECT columns FROM} the chosen runs {@code r} and their drills {@code d}, those of the scenario alone. */
    Clause drills(String columns, String joins, String order) {
        Clause chosen = chosen();
        List<Object> values = new ArrayList<>(chosen.values());
        scenario.ifPresent(values::add);
        return new Clause(
                chosen.sql() + "SELECT " + columns + " FROM chosen r JOIN drill d ON d.run_id = r.id " + joins
                        + (scenario.isPresent() ? " WHERE d.scenario = ?" : "") + " ORDER BY " + order,
                values);
    }

    private static void add(List<String> conditions, List<Object> values, String condition, Optional<?> value) {
        value.ifPresent(v -> {
            conditions.add(condition);
            values.add(v);
        });
    }
}
