package org.hadrill.report.html;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.hadrill.report.text.Figures;
import org.hadrill.run.RunResult;
import org.hadrill.verdict.CheckResult;
import org.hadrill.verdict.Verdict;

/**
 * The whole page.
 *
 * @param router the address whose outages the first screen shows, empty where no drill has a recording
 */
record Page(
        RunResult run, String router, List<ScenarioRow> rows, List<DrillGroup> groups, String style, String script) {
    private static final DateTimeFormatter STARTED =
            DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH);

    boolean simulated() {
        return run.simulated();
    }

    /** Whether any scenario ran more than once. */
    boolean repeated() {
        return rows.size() < run.drills().size();
    }

    VerdictLook verdict() {
        return new VerdictLook(run.verdict());
    }

    String title() {
        return "hadrill " + verdict().word() + " – " + run.cluster() + " " + run.configuration() + ", " + run.lab()
                + " lab";
    }

    String started() {
        return STARTED.format(run.started().atOffset(ZoneOffset.UTC));
    }

    /** The verdict in a sentence, and the counts. */
    String sentence() {
        long bad =
                run.drills().stream().filter(d -> d.verdict() == Verdict.FAIL).count();
        int all = run.drills().size();
        return switch (run.verdict()) {
            case PASS ->
                all == 1
                        ? "The cluster kept every promise."
                        : "The cluster kept every promise in all " + all + " drills.";
            case FAIL -> "The cluster broke a promise in " + bad + " of " + drills(all) + ".";
            case UNKNOWN -> "Not everything could be judged, so this is no pass.";
            case INFRA -> "The lab, a BMC or SSH failed, so this is no pass.";
        };
    }

    String counts() {
        List<CheckResult> checks =
                run.drills().stream().flatMap(d -> d.checks().stream()).toList();
        List<String> parts = new ArrayList<>();
        for (Verdict verdict : new Verdict[] {Verdict.PASS, Verdict.FAIL, Verdict.UNKNOWN, Verdict.INFRA}) {
            long n = checks.stream().filter(c -> c.verdict() == verdict).count();
            if (n > 0 || verdict == Verdict.PASS || verdict == Verdict.FAIL) {
                parts.add(n + " " + verdict.name().toLowerCase(Locale.ROOT));
            }
        }
        return drills(run.drills().size()) + ", " + checks.size() + " checks: " + String.join(", ", parts) + ", in "
                + (simulated() ? Figures.seconds(run.wall()) : Figures.minutes(run.wall()));
    }

    private static String drills(int n) {
        return n + (n == 1 ? " drill" : " drills");
    }

    Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("cluster", run.cluster());
        facts.put("lab", run.lab());
        facts.put("configuration", run.configuration());
        facts.putAll(run.facts());
        run.nodes().forEach((node, versions) -> facts.put(node, versions(versions)));
        facts.put("seed", Long.toString(run.seed()));
        facts.put("started", started());
        facts.put("hadrill", run.hadrill());
        return facts;
    }

    /** What a node said of itself, such as {@code kernel 6.1.0-56-cloud-amd64, DRBD 8.4.11}. */
    private static String versions(Map<String, String> versions) {
        return versions.entrySet().stream()
                .map(v -> v.getKey() + " " + v.getValue())
                .collect(Collectors.joining(", "));
    }
}
