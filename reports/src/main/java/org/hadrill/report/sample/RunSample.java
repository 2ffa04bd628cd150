package org.hadrill.report.sample;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hadrill.run.RunResult;
import org.hadrill.verdict.Verdict;

/**
 * What a run yields for statistics.
 *
 * @param id the same for the same run, wherever it is read from; see {@link #id}
 * @param started wall clock, UTC
 * @param lab {@code simulated}, {@code containers}, {@code vm} or {@code hardware}
 * @param hadrill version of hadrill
 * @param facts what was tested, as the lab says it: kernel, DRBD and manager versions, accelerator
 * @param nodes node to its own versions; empty where nobody asked
 * @param settings what of the configuration decides times and verdicts; empty in runs of older versions
 */
public record RunSample(
        String id,
        Instant started,
        String lab,
        String cluster,
        String configuration,
        String hadrill,
        Map<String, String> facts,
        Map<String, Map<String, String>> nodes,
        Map<String, String> settings,
        long seed,
        Verdict verdict,
        List<DrillSample> drills) {
    private static final DateTimeFormatter TO_THE_MILLISECOND =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    public RunSample {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        drills = List.copyOf(drills);
    }

    /** When, where and with which seed, such as {@code 20261123T022931.123Z-vm-7}. */
    public static String id(RunResult run) {
        return TO_THE_MILLISECOND.format(run.started()) + "-" + run.lab() + "-" + run.seed();
    }
}
