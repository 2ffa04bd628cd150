package org.hadrill.report.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.hadrill.report.history.Trend.Night;
import org.hadrill.report.sample.DrillSample.Status;
import org.hadrill.verdict.Verdict;

/** Reads trends from the tables: summed up here, as medians are no business of SQL's. */
final class TrendReader {
    private final Connection connection;
    private final RunFilter filter;

    TrendReader(Connection connection, RunFilter filter) {
        this.connection = connection;
        this.filter = filter;
    }

    private record Series(String lab, String cluster, String configuration, String scenario) {}

    /** The longest outage of one drill. */
    private record Longest(boolean censored, long durationNs, long limitNs) {
        static final Comparator<Longest> BY_LENGTH =
                Comparator.comparing(Longest::censored).thenComparing(Longest::durationNs);
        static final Longest NONE = new Longest(false, 0, 0);
    }

    /** A drill; {@code measured} is false where it says nothing about times. */
    private record Drill(String kernel, Verdict verdict, boolean measured, Longest longest) {}

    List<Trend> trends() throws SQLException {
        Map<RunReader.Key, Longest> longest = longest();
        Map<Long, RunLine> runs = new HashMap<>();
        RunReader.each(connection, filter.runs("ASC"), row -> runs.put(row.getLong("id"), RunReader.line(row)));
        Map<Series, Map<LocalDate, List<Drill>>> nights = new HashMap<>();
        RunReader.each(connection, filter.rows("run_id, number, scenario, verdict, status", "drill", "number"), row -> {
            RunReader.Key key = RunReader.Key.of(row);
            RunLine run = Objects.requireNonNull(runs.get(key.run()), "a drill without its run");
            nights.computeIfAbsent(
                            new Series(run.lab(), run.cluster(), run.configuration(), row.getString(3)),
                            s -> new TreeMap<>())
                    .computeIfAbsent(LocalDate.ofInstant(run.started(), ZoneOffset.UTC), d -> new ArrayList<>())
                    .add(new Drill(
                            run.kernel(),
                            Verdict.valueOf(row.getString(4)),
                            row.getString(5).equals(Status.MEASURED.name()),
                            longest.getOrDefault(key, Longest.NONE)));
        });
        return nights.entrySet().stream()
                .map(e -> trend(e.getKey(), e.getValue()))
                .sorted(Comparator.comparing(Trend::lab)
                        .thenComparing(Trend::cluster)
                        .thenComparing(Trend::configuration)
                        .thenComparing(Trend::scenario))
                .toList();
    }

    private Map<RunReader.Key, Longest> longest() throws SQLException {
        Map<RunReader.Key, Longest> longest = new HashMap<>();
        RunReader.each(
                connection,
                filter.rows("run_id, drill, censored, duration_ns, limit_ns", "outage", "drill"),
                row -> longest.merge(
                        RunReader.Key.of(row),
                        new Longest(row.getInt(3) != 0, row.getLong(4), row.getLong(5)),
                        BinaryOperator.maxBy(Longest.BY_LENGTH)));
        return longest;
    }

    private static Trend trend(Series series, Map<LocalDate, List<Drill>> byDate) {
        List<Night> nights = new ArrayList<>();
        byDate.forEach((date, drills) -> nights.add(night(date, drills)));
        return new Trend(series.lab(), series.cluster(), series.configuration(), series.scenario(), nights);
    }

    private static Night night(LocalDate date, List<Drill> drills) {
        List<Longest> seen = drills.stream()
                .filter(Drill::measured)
                .map(Drill::longest)
                .sorted(Longest.BY_LENGTH)
                .toList();
        return new Night(
                date,
                drills.get(drills.size() - 1).kernel(),
                drills.size(),
                seen.size(),
                at(seen, 0),
                at(seen, (seen.size() - 1) / 2),
                at(seen, seen.size() - 1),
                (int) seen.stream().filter(Longest::censored).count(),
                seen.isEmpty()
                        ? Duration.ZERO
                        : Duration.ofNanos(seen.get(seen.size() - 1).limitNs()),
                Verdict.worst(drills.stream().map(Drill::verdict).toList()));
    }

    private static Duration at(List<Longest> sorted, int index) {
        return sorted.isEmpty()
                ? Duration.ZERO
                : Duration.ofNanos(sorted.get(index).durationNs());
    }
}
