package org.hadrill.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hadrill.cluster.Ipv4;
import org.hadrill.verdict.CheckResult;
import org.hadrill.verdict.Verdict;

/**
 * The result of a run as it stands in {@code run.json}.
 *
 * @param format version of the form, now 1
 * @param hadrill version of hadrill
 * @param facts what was tested, in order: kernel, manager and DRBD versions, accelerator
 * @param nodes what each node said of its own versions (kernel, DRBD, manager); empty where nobody asked: in the simulated lab,
 *     and in files of before
 * @param settings what of the cluster's and the harness' configuration decides times and verdicts ({@link RunSettings}); empty
 *     in files of before
 * @param repeatCommand the command line that repeats this run
 * @param wall time from the first drill's start to the last one's end
 * @param checkCounts for every check how often it came to which verdict
 * @param notes sentences for people about the run as a whole, such as a repair of the lab
 */
public record RunResult(
        int format,
        String hadrill,
        String lab,
        String cluster,
        String configuration,
        Map<String, String> facts,
        Map<String, Map<String, String>> nodes,
        Map<String, String> settings,
        long seed,
        Instant started,
        String repeatCommand,
        @JsonProperty("wallMs") Duration wall,
        Verdict verdict,
        Map<String, Map<Verdict, Integer>> checkCounts,
        List<DrillResult> drills,
        List<String> notes) {

    public static final int FORMAT = 1;
    public static final String FILE = "run.json";

    public RunResult {
        nodes = nodes == null ? Map.of() : nodes;
        settings = settings == null ? Map.of() : settings;
        drills = List.copyOf(drills);
        notes = List.copyOf(notes);
    }

    /** Whether the machines were a model in virtual time, which every report has to say. */
    @JsonIgnore
    public boolean simulated() {
        return lab.equals("simulated");
    }

    /**
     * The result of one drill.
     *
     * @param number from 1, in the order of the run
     * @param repeat which repeat of its scenario, from 1
     * @param seed of this drill alone; absent in files of before
     * @param folder below the run's folder, such as {@code drills/02-power-cut-active}
     * @param wall from the drill's first look at the cluster to its stored recording
     * @param cluster what the cluster itself took: fault to settled, plus the observation windows
     * @param windows the observation windows that are part of {@code cluster}: baseline, and quiet afterwards
     * @param faultAt when the fault began, after the drill's start; absent when nothing was broken
     * @param limits the longest outage allowed, for each address that was watched; empty in files of before
     * @param notes sentences about this drill: help, repair, a finding
     */
    public record DrillResult(
            int number,
            String scenario,
            int repeat,
            Optional<Long> seed,
            Verdict verdict,
            String folder,
            String fault,
            @JsonProperty("wallMs") Duration wall,
            @JsonProperty("clusterMs") Duration cluster,
            @JsonProperty("windowsMs") Duration windows,
            @JsonProperty("faultAtMs") Optional<Duration> faultAt,
            @JsonProperty("settledMs") Optional<Duration> settled,
            List<PhaseResult> phases,
            @JsonProperty("limitsMs") Map<Ipv4, Duration> limits,
            List<OutageResult> outages,
            List<CheckResult> checks,
            List<String> notes,
            String repeatCommand) {
        public DrillResult {
            limits = limits == null ? Map.of() : limits;
            phases = List.copyOf(phases);
            outages = List.copyOf(outages);
            checks = List.copyOf(checks);
            notes = List.copyOf(notes);
        }
    }

    /**
     * A part of an outage, relative to the fault.
     *
     * @param part {@code takeover} or {@code failback}
     * @param name {@code detect}, {@code fence}, {@code promote}, {@code mount}, {@code start-service}, {@code announce} or
     *     {@code first-reply}
     */
    public record PhaseResult(
            String part,
            String name,
            @JsonProperty("startMs") Duration start,
            @JsonProperty("durationMs") Duration duration) {}

    /**
     * One interval without replies at one address, relative to the fault.
     *
     * @param error the true duration is within plus or minus this
     * @param censored whether it had not ended when the observation did
     * @param limit the longest allowed
     * @param frameDuration the same outage measured from the frames on the outer network, where the lab sees them
     */
    public record OutageResult(
            Ipv4 address,
            @JsonProperty("startMs") Duration start,
            @JsonProperty("durationMs") Duration duration,
            @JsonProperty("errorMs") Duration error,
            boolean censored,
            @JsonProperty("limitMs") Duration limit,
            @JsonProperty("frameDurationMs") Optional<Duration> frameDuration) {}
}
