package org.hadrill.report.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hadrill.recording.RecordingJson;
import org.hadrill.report.sample.RunSample;
import org.hadrill.report.stats.Sensitivity;
import org.hadrill.report.stats.Share;
import org.hadrill.report.stats.Times;

/**
 * A comparison for programs. Names that end in {@code S} are seconds; null stands where nothing is known, and where a time had
 * not ended: {@code censored} says how many.
 */
public final class CompareJson {
    public static final int FORMAT = 1;

    private CompareJson() {}

    /** Indented, with a line feed at the end. */
    public static String of(Comparison comparison) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", FORMAT);
        json.put("verdict", comparison.outcome().name());
        json.put("sentence", Closing.verdict(comparison) + Closing.where(comparison));
        json.put("falseAlarmsAtMost", comparison.settings().alpha());
        json.put("power", comparison.settings().power());
        json.put("matters", comparison.settings().matters());
        json.put("confidence", Settings.CONFIDENCE);
        json.put("seed", Sensitivity.SEED);
        json.put("tests", comparison.tests());
        json.put("old", side(comparison.old()));
        json.put("new", side(comparison.now()));
        json.put("compared", comparison.compared());
        json.put(
                "scenarios",
                comparison.scenarios().stream().map(CompareJson::scenario).toList());
        json.put("onlyOld", comparison.onlyOld());
        json.put("onlyNew", comparison.onlyNew());
        return RecordingJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    }

    private static Map<String, Object> side(Side side) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", side.name());
        json.put("runs", side.runs().stream().map(RunSample::id).toList());
        json.put("nodes", side.runs().get(0).nodes());
        json.put("facts", side.runs().get(0).facts());
        json.put("settings", side.runs().get(0).settings());
        return json;
    }

    private static Map<String, Object> scenario(ScenarioComparison scenario) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("scenario", scenario.scenario());
        json.put("verdict", scenario.outcome().name());
        json.put("moreNeeded", scenario.more().isPresent() ? scenario.more().getAsInt() : null);
        json.put("outages", scenario.outages().stream().map(CompareJson::series).toList());
        json.put("phases", scenario.phases().stream().map(CompareJson::series).toList());
        Map<String, Object> passes = new LinkedHashMap<>();
        passes.put("old", share(scenario.passes().old()));
        passes.put("new", share(scenario.passes().now()));
        passes.put("p", scenario.passes().p());
        passes.put("verdict", scenario.passes().outcome().name());
        json.put("passed", passes);
        json.put(
                "drills",
                Map.of("old", scenario.old().drills(), "new", scenario.now().drills()));
        json.put(
                "notProven",
                Map.of("old", scenario.old().notProven(), "new", scenario.now().notProven()));
        json.put(
                "notSeen",
                Map.of("old", scenario.old().notSeen(), "new", scenario.now().notSeen()));
        return json;
    }

    private static Map<String, Object> share(Share share) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("hits", share.hits());
        json.put("of", share.of());
        json.put("interval", share.of() == 0 ? null : share.interval(Settings.CONFIDENCE));
        return json;
    }

    private static Map<String, Object> series(SeriesComparison series) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("move", series.move().word());
        json.put("name", series.name());
        json.put("verdict", series.outcome().name());
        json.put("old", times(series.old()));
        json.put("new", times(series.now()));
        json.put("shiftS", series.shift().map(s -> finite(s.estimate())).orElse(null));
        json.put(
                "shiftIntervalS",
                series.shift()
                        .flatMap(s -> s.interval())
                        .map(i -> ends(i.low(), i.high()))
                        .orElse(null));
        json.put("p", series.p());
        json.put("smallestSeenS", finite(series.smallest()));
        json.put("differenceAtMostS", finite(series.atMost()));
        json.put("moreNeeded", series.more().isPresent() ? series.more().getAsInt() : null);
        return json;
    }

    private static Map<String, Object> times(Times times) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("n", times.n());
        json.put("censored", times.censored());
        json.put("medianS", times.median().map(CompareJson::finite).orElse(null));
        List<Object> ended = new ArrayList<>();
        for (double s : times.seconds()) {
            if (Double.isFinite(s)) {
                ended.add(s);
            }
        }
        json.put("endedS", ended);
        return json;
    }

    private static List<Object> ends(double low, double high) {
        List<Object> ends = new ArrayList<>();
        ends.add(finite(low));
        ends.add(finite(high));
        return ends;
    }

    private static @org.jspecify.annotations.Nullable Double finite(double seconds) {
        return Double.isFinite(seconds) ? Double.valueOf(seconds) : null;
    }
}
