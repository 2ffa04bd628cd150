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

    /**
     * {@code SELECT columns FROM} what belongs to drills of the chosen runs, those of the scenario alone, in the order of the
     * table's key. No join where there is none to make: an index then gives the order.
     *
     * @param table with the columns {@code run_id} and {@code drill}, the name of the latter being {@code drillColumn}
     */
    Clause rows(String columns, String table, String drillColumn) {
        Clause chosen = chosen();
        List<Object> values = new ArrayList<>(chosen.values());
        scenario.ifPresent(values::add);
        return new Clause(
                chosen.sql() + "SELECT " + columns + " FROM " + table + " t"
                        + " WHERE t.run_id IN (SELECT id FROM chosen)"
                        + (scenario.isPresent()
                                ? " AND EXISTS (SELECT 1 FROM drill d WHERE d.run_id = t.run_id AND d.number = t."
                                        + drillColumn + " AND d.scenario = ?)"
                                : "")
                        + " ORDER BY t.run_id, t." + drillColumn + (table.equals("drill") ? "" : ", t.ordinal"),
                values);
    }

    /** The chosen runs, by time. */
    Clause runs(String order) {
        Clause chosen = chosen();
        return new Clause(
                chosen.sql() + "SELECT * FROM chosen ORDER BY started_ms " + order + ", id " + order, chosen.values());
    }

    private static void add(List<String> conditions, List<Object> values, String condition, Optional<?> value) {
        value.ifPresent(v -> {
            conditions.add(condition);
            values.add(v);
        });
    }
}
