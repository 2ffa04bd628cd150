package org.hadrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.hadrill.lab.build.Trees;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.run.RunResult.OutageResult;
import org.hadrill.verdict.CheckResult;
import org.hadrill.verdict.Verdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Real drills in the VM lab, through the distribution. One lab serves all tests of a configuration. */
@Requires(Need.VM)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class VmLabRunIT {
    private final Path out = Path.of("target", "vm-lab-runs").toAbsolutePath();
    private Path state = Path.of("");

    @BeforeAll
    void makeFolders() throws IOException {
        state = Files.createTempDirectory("hadrill-it");
        Trees.delete(out);
    }

    @AfterAll
    void takeTheLabDown() throws IOException, InterruptedException {
        assertThat(HadrillProcess.run(state, "lab", "down").exitCode()).isZero();
        List<String> left = ProcessHandle.allProcesses()
                .map(p -> p.info().commandLine().orElse(""))
                .filter(line -> line.contains(state.toString()))
                .toList();
        assertThat(left).as("processes of the lab after lab down").isEmpty();
        Trees.delete(state);
    }

    @Test
    @Order(1)
    void everyScenarioPassesOnTheFencedCluster() throws Exception {
        EndedRun run = run("fenced", "--seed", "1", "--keep-lab");

        assertThat(run.exitCode()).isZero();
        assertThat(run.result().verdict()).isEqualTo(Verdict.PASS);
        assertThat(run.result().drills())
                .extracting(DrillResult::scenario)
                .containsExactlyInAnyOrder(
                        "no-op",
                        "clean-stop-active",
                        "power-cut-active",
                        "heartbeat-kill-active",
                        "interconnect-down",
                        "return-of-preferred");
        assertThat(run.result().drills()).allSatisfy(d -> {
            assertThat(d.checks())
                    .hasSizeGreaterThanOrEqualTo(11)
                    .allSatisfy(c -> assertThat(c.verdict()).isEqualTo(Verdict.PASS));
            assertThat(d.cluster()).as("of " + d.scenario()).isPositive().isLessThanOrEqualTo(d.wall());
        });
        assertThat(run.drill("power-cut-active").outages()).hasSizeGreaterThanOrEqualTo(8);
        assertThat(run.result().drills()).flatExtracting(DrillResult::outages).allSatisfy(VmLabRunIT::agreesWithFrames);
        assertThat(run.folder().resolve("report.html")).isNotEmptyFile();
        assertThat(run.folder().resolve("junit.xml")).isNotEmptyFile();
        assertThat(run.folder().resolve("lan.pcapng")).isNotEmptyFile();
        assertThat(run.folder().resolve("allure-results")).isNotEmptyDirectory();
    }

    /**
     * The observer's ping and the frames on the network differ by no more than one probe period, beyond the error that the
     * ping itself states.
     */
    private static void agreesWithFrames(OutageResult outage) {
        assertThat(outage.frameDuration()).isPresent();
        assertThat(outage.frameDuration().orElseThrow().minus(outage.duration()).abs())
                .isLessThanOrEqualTo(Duration.ofMillis(100).plus(outage.error()));
    }

    @Test
    @Order(2)
    void theNodesHealThemselvesWhenHadrillIsKilled() throws Exception {
        Path folder = out.resolve("killed");
        HadrillProcess run = HadrillProcess.start(
                state,
                "run",
                "--lab",
                "vm",
                "--keep-lab",
                "--scenario",
                "interconnect-down",
                "--out",
                folder.toString());
        run.awaitLine(line -> line.contains("observing"), Duration.ofMinutes(3));
        run.kill();

        assertThat(operstate()).as("eth2 while the fault stands").isEqualTo("down");
        // The timer on the node: 35 s of the fault and 30 s of margin.
        HadrillProcess waiting = HadrillProcess.run(
                state,
                "lab",
                "ssh",
                "m1",
                "for i in $(seq 120); do read s </sys/class/net/eth2/operstate; [ $s = up ] && break; sleep 1; done; echo $s");
        assertThat(waiting.output()).endsWith("up");

        HadrillProcess heal = HadrillProcess.run(state, "heal", "--out", out.toString());
        assertThat(heal.output()).contains("clean");
        assertThat(heal.exitCode()).isZero();
        assertThat(HadrillProcess.run(state, "lab", "ssh", "m1", "ls /run/hadrill")
                        .output())
                .isBlank();
    }

    private String operstate() throws IOException, InterruptedException {
        return HadrillProcess.run(state, "lab", "ssh", "m1", "cat /sys/class/net/eth2/operstate")
                .output();
    }

    /** Only the inventory is known: SSH, IPMI, and the interlocks of a cluster that is not ours. */
    @Test
    @Order(3)
    void theLabIsBrokenThroughItsInventoryAlone() throws Exception {
        String inventory = state.resolve("vm.yaml").toString();
        assertThat(HadrillProcess.run(state, "lab", "up", "--write-inventory", inventory)
                        .exitCode())
                .isZero();

        EndedRun run = EndedRun.of(
                state,
                out.resolve("inventory"),
                "--inventory",
                inventory,
                "--yes-break",
                "vm",
                "--scenario",
                "power-cut-active");

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.result().lab()).isEqualTo("hardware");
        assertThat(run.result().verdict()).isEqualTo(Verdict.PASS);
        assertThat(run.check("power-cut-active", "no-acknowledged-write-lost").verdict())
                .isEqualTo(Verdict.PASS);
        assertThat(HadrillProcess.run(
                                state, "lab", "ssh", "m2", "ls -d /run/hadrill/* /run/hadrill.lease 2>/dev/null; true")
                        .output())
                .as("what is left on the node: no lease, no timer")
                .isBlank();
    }

    /** The one fault after which everything else loses what was acknowledged, under protocol C, too. */
    @Test
    @Order(4)
    void nothingIsLostWhenTheInterconnectGoesBeforeThePower() throws Exception {
        String scenario = "interconnect-down-then-power-cut";
        EndedRun run = run("double", "--scenario", scenario, "--keep-lab");

        assertThat(run.exitCode()).as(run.output()).isZero();
        CheckResult none = run.check(scenario, "no-acknowledged-write-lost");
        assertThat(none.verdict()).isEqualTo(Verdict.PASS);
        assertThat(none.evidence())
                .as("records that were acknowledged")
                .containsPattern("[1-9]\\d* records? acknowledged");
    }

    /** The containers lab shows the same in each build, in half the time. */
    @Test
    @Order(6)
    @EnabledIfEnvironmentVariable(named = "HADRILL_LONG_TESTS", matches = "1")
    void theArticlesClusterBreaksTwoPromises() throws Exception {
        assertThat(HadrillProcess.run(state, "lab", "down").exitCode()).isZero();
        EndedRun run = run("article", ArticleCluster.options());

        ArticleCluster.assertBreaksTwoPromises(run);
        assertThat(run.check("heartbeat-kill-active", "redundancy-restored").verdict())
                .isEqualTo(Verdict.FAIL);
        assertThat(run.result().notes()).isEmpty();
    }

    @Test
    @Order(5)
    void ourOwnControllerSurvivesThePowerCut() throws Exception {
        assertThat(HadrillProcess.run(state, "lab", "down").exitCode()).isZero();
        EndedRun run = run("builtin", "--manager", "builtin", "--seed", "1", "--scenario", "power-cut-active");

        assertThat(run.exitCode()).isZero();
        assertThat(run.check("power-cut-active", "disk-moved").verdict()).isEqualTo(Verdict.PASS);
        assertThat(run.check("power-cut-active", "pings-recovered").verdict()).isEqualTo(Verdict.PASS);
        assertThat(run.check("power-cut-active", "redundancy-restored").verdict())
                .isEqualTo(Verdict.PASS);
    }

    private EndedRun run(String name, String... arguments) throws IOException, InterruptedException {
        return EndedRun.of(
                state,
                out.resolve(name),
                Stream.concat(Stream.of("--lab", "vm"), Stream.of(arguments)).toArray(String[]::new));
    }
}
