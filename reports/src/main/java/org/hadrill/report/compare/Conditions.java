package org.hadrill.report.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hadrill.report.sample.RunSample;

/**
 * Under which conditions runs were made: lab, configuration, versions, settings. Two sides are comparable when they differ in
 * nothing but what is compared; otherwise the difference in time could come from either.
 */
public final class Conditions {
    /** What may differ without being asked for: an upgrade of the kernel is what comparisons are for. */
    public static final Set<String> COMPARED = Set.of("kernel", "kernel-build");

    /** Facts that are no condition: how long each step of the lab's way up took. */
    private static final Set<String> TAKEN = Set.of("steps");

    private static final String NOT_RECORDED = "not recorded";

    private Conditions() {}

    /**
     * What differs between the sides.
     *
     * @param allowed names that may differ, beside {@link #COMPARED}
     * @throws ComparisonException when anything else differs, or the runs of one side differ among themselves; the message says
     *     everything that does
     */
    public static List<Difference> compared(Side old, Side now, Collection<String> allowed) throws ComparisonException {
        Map<String, Set<String>> before = of(old);
        Map<String, Set<String>> after = of(now);
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        names.removeAll(TAKEN);
        List<Difference> compared = new ArrayList<>();
        List<Difference> refused = new ArrayList<>();
        for (String name : names) {
            Set<String> o = before.getOrDefault(name, Set.of(NOT_RECORDED));
            Set<String> n = after.getOrDefault(name, Set.of(NOT_RECORDED));
            boolean may = allowed.contains(name) || COMPARED.contains(name);
            boolean mixed = (o.size() > 1 || n.size() > 1) && !allowed.contains(name);
            if (!o.equals(n) || mixed) {
                (may && !mixed ? compared : refused).add(new Difference(name, words(o), words(n)));
            }
        }
        if (!refused.isEmpty()) {
            throw new ComparisonException(refusal(old, now, refused));
        }
        return List.copyOf(compared);
    }

    private static String words(Set<String> values) {
        return String.join(" and ", values);
    }

    private static String refusal(Side old, Side now, List<Difference> refused) {
        int width = refused.stream().mapToInt(d -> d.name().length()).max().orElse(0);
        return "These runs are not comparable: they differ in more than the kernel.\n"
                + refused.stream()
                        .map(d -> String.format(
                                Locale.ROOT, "  %-" + width + "s  %s -> %s%n", d.name(), d.old(), d.now()))
                        .collect(Collectors.joining())
                + "(" + old.name() + " -> " + now.name()
                + ") Make runs that differ in one thing; or, where this is what you compare, or you know that it takes no"
                + " time:  "
                + refused.stream().map(d -> " --allow-difference " + d.name()).collect(Collectors.joining());
    }

    /** Every condition of every run of a side; one value each, where they agree. */
    private static Map<String, Set<String>> of(Side side) {
        Map<String, Set<String>> all = new LinkedHashMap<>();
        List<Map<String, String>> runs =
                side.runs().stream().map(Conditions::of).toList();
        runs.stream().flatMap(r -> r.keySet().stream()).forEach(name -> all.put(name, new TreeSet<>()));
        all.forEach((name, values) -> runs.forEach(r -> values.add(r.getOrDefault(name, NOT_RECORDED))));
        return all;
    }

    private static Map<String, String> of(RunSample run) {
        Map<String, String> conditions = new LinkedHashMap<>();
        conditions.put("lab", run.lab());
        conditions.put("cluster", run.cluster());
        conditions.put("configuration", run.configuration());
        conditions.put("hadrill", run.hadrill());
        run.facts().forEach((name, value) -> conditions.put(key(name), value));
        versions(run)
                .forEach((name, byNode) ->
                        conditions.put(name, onNodes(byNode, run.nodes().size())));
        run.settings().forEach((name, value) -> conditions.put(key(name), value));
        return conditions;
    }

    private static Map<String, Map<String, String>> versions(RunSample run) {
        Map<String, Map<String, String>> byName = new LinkedHashMap<>();
        run.nodes()
                .forEach((node, versions) ->
                        versions.forEach((name, value) -> byName.computeIfAbsent(key(name), n -> new LinkedHashMap<>())
                                .put(node, value)));
        return byName;
    }

    private static String onNodes(Map<String, String> byNode, int nodes) {
        Set<String> values = new LinkedHashSet<>(byNode.values());
        return byNode.size() == nodes && values.size() == 1
                ? values.iterator().next()
                : byNode.entrySet().stream()
                        .map(e -> e.getValue() + " on " + e.getKey())
                        .collect(Collectors.joining(", "));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '-');
    }
}
