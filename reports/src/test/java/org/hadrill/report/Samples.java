package org.hadrill.report;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hadrill.check.Judge;
import org.hadrill.cluster.GuestName;
import org.hadrill.cluster.Ipv4;
import org.hadrill.cluster.MacAddress;
import org.hadrill.cluster.NodeName;
import org.hadrill.drill.DrillPlan;
import org.hadrill.drill.Scenario;
import org.hadrill.recording.Header;
import org.hadrill.recording.Header.Expectation;
import org.hadrill.recording.Recording;
import org.hadrill.run.DrillResults;
import org.hadrill.run.RunResult;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.verdict.CheckResult;
import org.hadrill.verdict.Verdict;

/** Runs to report about: a recorded power cut, an invented split brain, and a drill that could not be judged. */
public final class Samples {
    public static final NodeName M1 = new NodeName("m1");
    public static final NodeName M2 = new NodeName("m2");
    public static final MacAddress CARD_1 = new MacAddress("52:54:00:46:01:01");
    public static final MacAddress CARD_2 = new MacAddress("52:54:00:46:01:02");
    public static final Ipv4 ROUTER = Ipv4.parse("192.168.46.200");
    public static final List<Ipv4> PINGED =
            List.of(ROUTER, Ipv4.parse("192.168.199.1"), Ipv4.parse("192.168.199.2"), Ipv4.parse("192.168.199.3"));
    public static final List<GuestName> GUESTS =
            List.of(new GuestName("router"), new GuestName("mail"), new GuestName("dbms"));
    public static final Instant STARTED = Instant.parse("2026-11-22T18:00:09.039Z");
    private static final String COMMAND = "./hadrill run --lab vm --seed 1";

    /** A run and the recordings of its drills, in their order. */
    public record Sample(RunResult run, List<Recording> recordings) {
        public Function<DrillResult, Optional<Recording>> lookUp() {
            return d -> Optional.of(recordings.get(d.number() - 1));
        }
    }

    private Samples() {}

    public static Header header(String scenario, Expectation expectation) {
        return new Header(
                Header.FORMAT,
                "0.1.0",
                "vm",
                "hardened",
                scenario,
                "",
                1,
                7,
                STARTED,
                expectation,
                M1,
                M2,
                Map.of(M1, CARD_1, M2, CARD_2),
                ROUTER,
                PINGED,
                GUESTS,
                PINGED.stream().collect(Collectors.toMap(a -> a, a -> Duration.ofSeconds(40))),
                Duration.ofSeconds(300),
                Duration.ofSeconds(1),
                Duration.ofMillis(100),
                Duration.ofMillis(500),
                Duration.ofMillis(400),
                true,
                false,
                Optional.of(List.of(M1)));
    }

    /** The recorded power cut alone. */
    public static Sample powerCut() {
        return sample("vm", "hardened", List.of(RecordedPowerCut.recording()));
    }

    /** A pass, a failure and one that could not be judged, in a lab that says it is simulated. */
    public static Sample mixed() {
        return sample(
                "simulated",
                "article",
                List.of(
                        InventedDrills.quiet(),
                        RecordedPowerCut.recording(),
                        InventedDrills.splitBrain(),
                        InventedDrills.lyingBmc()));
    }

    public static Sample sample(String lab, String configuration, List<Recording> recordings) {
        List<DrillResult> drills = new java.util.ArrayList<>();
        for (int i = 0; i < recordings.size(); i++) {
            drills.add(drill(i + 1, recordings.get(i)));
        }
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("kernel", "6.1.0-56-cloud-amd64");
        facts.put("DRBD", "8.4.11");
        facts.put("Heartbeat", "3.0.6");
        facts.put("accelerator", "TCG");
        return new Sample(
                new RunResult(
                        RunResult.FORMAT,
                        "0.1.0",
                        lab,
                        "reference",
                        configuration,
                        facts,
                        Map.of("m1", facts, "m2", facts),
                        Map.of("manager", "heartbeat", "deadtime", "10 s"),
                        1,
                        STARTED,
                        COMMAND,
                        drills.stream().map(DrillResult::wall).reduce(Duration.ZERO, Duration::plus),
                        Verdict.worst(drills.stream().map(DrillResult::verdict).toList()),
                        counts(drills),
                        drills,
                        List.of()),
                recordings);
    }

    private static DrillResult drill(int number, Recording recording) {
        Header header = recording.header();
        Scenario scenario = new Scenario(
                header.scenario(),
                "",
                header.expectation(),
                Optional.empty(),
                Optional.empty(),
                inventory -> Duration.ZERO,
                false);
        return DrillResults.of(
                new DrillPlan(number, scenario, 1, 7, Duration.ofMillis(212), Path.of("")),
                recording,
                Judge.judge(recording),
                recording.end().minus(recording.start()),
                InventedDrills.notes(header.scenario()),
                String.format("drills/%02d-%s", number, header.scenario()),
                COMMAND);
    }

    /** {@code run} with other drills. */
    public static RunResult with(RunResult run, List<DrillResult> drills) {
        return new RunResult(
                run.format(),
                run.hadrill(),
                run.lab(),
                run.cluster(),
                run.configuration(),
                run.facts(),
                run.nodes(),
                run.settings(),
                run.seed(),
                run.started(),
                run.repeatCommand(),
                run.wall(),
                Verdict.worst(drills.stream().map(DrillResult::verdict).toList()),
                counts(drills),
                drills,
                run.notes());
    }

    /** {@code drill} judged otherwise. */
    public static DrillResult with(DrillResult drill, List<CheckResult> checks) {
        return new DrillResult(
                drill.number(),
                drill.scenario(),
                drill.repeat(),
                drill.seed(),
                Verdict.worst(checks.stream().map(CheckResult::verdict).toList()),
                drill.folder(),
                drill.fault(),
                drill.wall(),
                drill.cluster(),
                drill.windows(),
                drill.faultAt(),
                drill.settled(),
                drill.phases(),
                drill.limits(),
                drill.outages(),
                checks,
                drill.notes(),
                drill.repeatCommand());
    }

    /** {@code drill} as another repeat of its scenario. */
    public static DrillResult repeated(DrillResult drill, int repeat) {
        return new DrillResult(
                drill.number(),
                drill.scenario(),
                repeat,
                drill.seed(),
                drill.verdict(),
                drill.folder(),
                drill.fault(),
                drill.wall(),
                drill.cluster(),
                drill.windows(),
                drill.faultAt(),
                drill.settled(),
                drill.phases(),
                drill.limits(),
                drill.outages(),
                drill.checks(),
                drill.notes(),
                drill.repeatCommand());
    }

    private static Map<String, Map<Verdict, Integer>> counts(List<DrillResult> drills) {
        Map<String, Map<Verdict, Integer>> counts = new LinkedHashMap<>();
        for (DrillResult drill : drills) {
            for (CheckResult check : drill.checks()) {
                counts.computeIfAbsent(check.name(), n -> new EnumMap<>(Verdict.class))
                        .merge(check.verdict(), 1, Integer::sum);
            }
        }
        return counts;
    }
}
