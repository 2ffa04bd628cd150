package org.hadrill.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The figures of a bench for machines; times in milliseconds. */
public final class BenchJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private BenchJson() {}

    /** Where and with what it was measured. */
    public record Machine(int cores, String kernel, String java) {
        static Machine here() {
            return new Machine(
                    Runtime.getRuntime().availableProcessors(),
                    System.getProperty("os.version"),
                    System.getProperty("java.version"));
        }
    }

    /** @param lab its programs and versions */
    record Takeover(
            Machine machine,
            Map<String, String> lab,
            long seed,
            List<TakeoverFigures.Row> rows,
            List<TakeoverFigures.Ratio> ratios) {}

    /** False takeovers under load. */
    record Load(Machine machine, Map<String, String> lab, List<LoadedPair.Row> rows) {}

    /** One row a period of the probe. */
    record AccuracyRow(
            long periodMs,
            int outages,
            double truthErrorMs,
            double medianErrorMs,
            double maximumErrorMs,
            double biasMs,
            int missedOfAtMostTwoPeriods,
            int missed,
            int invented,
            List<Double> errorsMs) {
        static AccuracyRow of(Accuracy a) {
            return new AccuracyRow(
                    a.period().toMillis(),
                    a.outages(),
                    ms(a.truthError()),
                    ms(a.medianError()),
                    ms(a.maximumError()),
                    ms(a.bias()),
                    a.missedShort().size(),
                    a.missed().size(),
                    a.invented().size(),
                    a.errors().stream().map(BenchJson::ms).toList());
        }
    }

    /** @param lab its programs and versions */
    record AccuracyFile(
            Machine machine,
            Map<String, String> lab,
            long seed,
            List<AccuracyRow> accuracy,
            List<ProbeCost.Cost> costs) {}

    /** What {@code bench accuracy} found. */
    public static Object accuracy(
            Map<String, String> lab, long seed, List<Accuracy> accuracy, List<ProbeCost.Cost> costs) {
        return new AccuracyFile(
                Machine.here(),
                lab,
                seed,
                accuracy.stream().map(AccuracyRow::of).toList(),
                costs);
    }

    private static double ms(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    /** @throws IOException when {@code file} cannot be written */
    public static void write(Path file, Object figures) throws IOException {
        Files.writeString(file, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(figures) + "\n");
    }
}
