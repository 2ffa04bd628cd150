package org.hadrill.report.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hadrill.report.history.Trend.Night;
import org.hadrill.report.sample.DrillSample.Status;
import org.hadrill.verdict.Verdict;

/** Reads trends from the tables: one question, summed up here, as medians are no business of SQL's. */
final class TrendReader {
    private final Connection connection;
    private final RunFilter filter;

    TrendReader(Connection connection, RunFilter filter) {
        this.connection = connection;
        this.filter = filter;
    }

    private record Series(String lab, String cluster, String configuration, String scenario) {}

    /** The longest outage of one drill; {@code seen} is false where the drill says nothing about times. */
    private record Longest(
            String kernel, Verdict verdict, boolean seen, long durationNs, boolean censored, long limitNs) {
        static final Comparator<Longest> BY_LENGTH =
                Comparator.comparing(Longest::censored).thenComparing(Longest::durationNs);
    }

    List<Trend> trends() throws SQLException {
        Map<Series, Map<LocalDate, Map<String, Longest>>> nights = new LinkedHashMap<>();
        RunReader.each(
                connection,
                filter.drills(
                        "r.lab, r.cluster, r.configuration, d.scenario, r.started_ms, r.kernel, d.run_id, d.number,"
                                + " d.verdict, d.status, o.duration_ns, o.censored, o.limit_ns",
                        "LEFT JOIN outage o ON o.run_id = d.run_id AND o.drill = d.number",
                        "r.started_ms, r.id, d.number"),
                row -> {
                    Series series = new Series(row.getString(1), row.getString(2), row.getString(3), row.getString(4));
                    LocalDate date = LocalDate.ofInstant(Instant.ofEpochMilli(row.getLong(5)), ZoneOffset.UTC);
                    nights.computeIfAbsent(series, s -> new TreeMap<>())
                            .computeIfAbsent(date, d -> new LinkedHashMap<>())
                            .merge(
                                    row.getLong(7) + "/" + row.getInt(8),
                                    new Longest(
                                            row.getString(6),
                                            Verdict.valueOf(row.getString(9)),
                                            row.getString(10).equals(Status.MEASURED.name()),
                                            row.getLong(11),
                                            row.getInt(12) != 0,
                                            row.getLong(13)),
                                    (a, b) -> Longest.BY_LENGTH.compare(a, b) >= 0 ? a : b);
                });
        return nights.entrySet().stream()
                .map(e -> trend(e.getKey(), e.getValue()))
                .sorted(Comparator.comparing(Trend::lab)
                        .thenComparing(Trend::cluster)
                        .thenComparing(Trend::configuration)
                        .thenComparing(Trend::scenario))
                .toList();
    }

    private static Trend trend(Series series, Map<LocalDate, Map<String, Longest>> byDate) {
        List<Night> nights = new ArrayList<>();
        byDate.forEach((date, drills) -> nights.add(night(date, List.copyOf(drills.values()))));
        return new Trend(series.lab(), series.cluster(), series.configuration(), series.scenario(), nights);
    }

    private static Night night(LocalDate date, List<Longest> drills) {
        List<Longest> seen =
                drills.stream().filter(Longest::seen).sorted(Longest.BY_LENGTH).toList();
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
                Verdict.worst(drills.stream().map(Longest::verdict).toList()));
    }

    private static Duration at(List<Longest> sorted, int index) {
        return sorted.isEmpty()
                ? Duration.ZERO
                : Duration.ofNanos(sorted.get(index).durationNs());
    }
}
