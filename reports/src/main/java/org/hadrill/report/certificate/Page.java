package org.hadrill.report.certificate;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hadrill.report.sample.RunSamples;
import org.hadrill.report.stats.ScenarioStatistics;
import org.hadrill.run.RunResult;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.verdict.CheckResult;
import org.hadrill.verdict.Verdict;

/** What stands on the certificate, in words. */
record Page(RunResult run, Scope scope, Manifest manifest, String style) {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH);

    String title() {
        return "Acceptance certificate: " + run.cluster() + " " + run.configuration() + ", " + verdict()
                + (run.simulated() ? ", SIMULATED" : "") + ", " + day();
    }

    String day() {
        return DAY.format(run.started().atOffset(ZoneOffset.UTC));
    }

    String verdict() {
        return run.verdict().word();
    }

    String look() {
        return run.verdict().name().toLowerCase(Locale.ROOT);
    }

    String sentence() {
        String cluster = run.simulated() ? "The simulated cluster" : "The cluster";
        int drills = run.drills().size();
        return switch (run.verdict()) {
            case PASS -> cluster + " kept every promise in all " + drills + " drills.";
            case FAIL ->
                cluster + " broke a promise in "
                        + run.drills().stream()
                                .filter(d -> d.verdict() == Verdict.FAIL)
                                .count()
                        + " of " + drills + " drills. This is no acceptance.";
            case UNKNOWN -> "Not everything could be judged. This is no acceptance.";
            case INFRA -> "The lab, a BMC or SSH failed, or drills did not run. This is no acceptance.";
        };
    }

    Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("cluster", run.cluster() + ", configuration " + run.configuration());
        facts.put("lab", run.lab() + (run.simulated() ? ": no real machine" : ""));
        run.nodes().forEach((node, versions) -> facts.put(node, words(versions)));
        if (run.nodes().isEmpty()) {
            facts.put("nodes", words(run.facts()));
        }
        facts.put("settings", words(run.settings()).replaceAll("\\b(\\d+)000 ms", "$1 s"));
        facts.put("hadrill", run.hadrill() + (scope.commit().isEmpty() ? "" : ", commit " + scope.commit()));
        facts.put("seed", Long.toString(run.seed()));
        return facts;
    }

    private static String words(Map<String, String> facts) {
        return facts.isEmpty()
                ? "not recorded"
                : facts.entrySet().stream()
                        .map(fact -> fact.getKey() + " " + fact.getValue())
                        .collect(Collectors.joining(", "));
    }

    /** In the order of the suite. */
    List<ScenarioRow> rows() {
        Map<String, List<DrillResult>> drills = new LinkedHashMap<>();
        scope.scenarios().forEach(s -> drills.put(s, new ArrayList<>()));
        run.drills()
                .forEach(d -> drills.computeIfAbsent(d.scenario(), s -> new ArrayList<>())
                        .add(d));
        Map<String, ScenarioStatistics> statistics = ScenarioStatistics.of(
                        RunSamples.of(run).drills())
                .stream()
                .collect(Collectors.toMap(ScenarioStatistics::scenario, s -> s));
        List<ScenarioRow> rows = new ArrayList<>();
        drills.forEach((scenario, some) -> Optional.ofNullable(statistics.get(scenario))
                .ifPresent(s -> rows.add(ScenarioRow.of(scenario, some, s))));
        return rows;
    }

    String checks() {
        Map<Verdict, Long> counts = run.drills().stream()
                .flatMap(d -> d.checks().stream())
                .collect(Collectors.groupingBy(CheckResult::verdict, Collectors.counting()));
        return counts.values().stream().mapToLong(n -> n).sum() + " checks judged: "
                + List.of(Verdict.PASS, Verdict.FAIL, Verdict.UNKNOWN, Verdict.INFRA).stream()
                        .map(v -> counts.getOrDefault(v, 0L) + " " + v.word())
                        .collect(Collectors.joining(", "));
    }

    /** What this certificate says nothing about, a sentence each. */
    List<String> notTested() {
        Set<String> ran = run.drills().stream().map(DrillResult::scenario).collect(Collectors.toSet());
        Set<String> judged = run.drills().stream()
                .flatMap(d -> d.checks().stream())
                .map(CheckResult::name)
                .collect(Collectors.toSet());
        List<String> sentences = new ArrayList<>();
        if (run.simulated()) {
            sentences.add("any real machine, disk, network or manager: all were a model");
        }
        list(sentences, "of the suite, did not run: ", without(scope.scenarios(), ran));
        list(sentences, "scenarios outside the suite: ", without(scope.outside(), ran));
        list(sentences, "checks that this lab could not make: ", without(scope.checks(), judged));
        sentences.addAll(run.notes());
        return sentences;
    }

    private static void list(List<String> sentences, String what, Set<String> names) {
        if (!names.isEmpty()) {
            sentences.add(what + String.join(", ", names));
        }
    }

    private static Set<String> without(List<String> names, Set<String> some) {
        Set<String> rest = new LinkedHashSet<>(names);
        rest.removeAll(some);
        return rest;
    }

    List<Deviation> deviations() {
        return run.drills().stream().flatMap(d -> Deviation.of(d).stream()).toList();
    }

    int files() {
        return manifest.hashes().size();
    }

    String manifestFile() {
        return Certificate.MANIFEST;
    }

    String manifestHash() {
        return manifest.hash();
    }

    String blank() {
        return Seal.BLANK;
    }
}
