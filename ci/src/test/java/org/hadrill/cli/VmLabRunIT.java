package org.hadrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.hadrill.recording.RecordingJson;
import org.hadrill.run.RunResult;
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

/** Real drills in the VM lab, through the distribution. One lab serves all tests of a configuration. */
@Requires(Need.VM)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class VmLabRunIT {
    private static final double OVERHEAD_LIMIT = 1.15;

    private final Path out = Path.of("target", "vm-lab-runs").toAbsolutePath();
    private Path state = Path.of("");

    @BeforeAll
    void makeFolders() throws IOException {
        state = Files.createTempDirectory("hadrill-it");
        deleteTree(out);
    }

    @AfterAll
    void takeTheLabDown() throws IOException, InterruptedException {
        assertThat(HadrillProcess.run(state, "lab", "down").exitCode()).isZero();
        List<String> left = ProcessHandle.allProcesses()
                .map(p -> p.info().commandLine().orElse(""))
                .filter(line -> line.contains(state.toString()))
                .toList();
        assertThat(left).as("processes of the lab after lab down").isEmpty();
        deleteTree(state);
    }

    @Test
    @Order(1)
    void everyScenarioPassesOnTheHardenedCluster() throws Exception {
        Run run = run("hardened", "--seed", "1", "--keep-lab");

        assertThat(run.exitCode).isZero();
        assertThat(run.result.verdict()).isEqualTo(Verdict.PASS);
        assertThat(run.result.drills())
                .extracting(DrillResult::scenario)
                .containsExactlyInAnyOrder(
                        "no-op",
                        "clean-stop-active",
                        "power-cut-active",
                        "heartbeat-kill-active",
                        "interconnect-down",
                        "return-of-preferred");
        assertThat(run.result.drills()).allSatisfy(d -> {
            assertThat(d.checks())
                    .hasSizeGreaterThanOrEqualTo(11)
                    .allSatisfy(c -> assertThat(c.verdict()).isEqualTo(Verdict.PASS));
            assertThat((double) d.wall().toMillis() / d.cluster().toMillis())
                    .as("overhead of " + d.scenario())
                    .isLessThan(OVERHEAD_LIMIT);
        });
        assertThat(run.drill("power-cut-active").outages()).hasSizeGreaterThanOrEqualTo(8);
        assertThat(run.result.drills()).flatExtracting(DrillResult::outages).allSatisfy(VmLabRunIT::agreesWithFrames);
        assertThat(run.folder.resolve("report.html")).isNotEmptyFile();
        assertThat(run.folder.resolve("junit.xml")).isNotEmptyFile();
        assertThat(run.folder.resolve("lan.pcapng")).isNotEmptyFile();
        assertThat(run.folder.resolve("allure-results")).isNotEmptyDirectory();
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
    void aBmcThatLiesIsNotBelieved() throws Exception {
        Run run = run("bmc-lies", "--scenario", "power-cut-active", "--plant", "bmc-lies", "--keep-lab");

        assertThat(run.exitCode).isEqualTo(3);
        CheckResult proof = run.check("power-cut-active", "fault-proven");
        assertThat(proof.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(proof.evidence()).contains("said \"off\", but m1");
    }

    @Test
    @Order(3)
    void aWrongBmcPasswordIsInfraAndBreaksNothing() throws Exception {
        Run run =
                run("wrong-password", "--scenario", "power-cut-active", "--plant", "wrong-bmc-password", "--keep-lab");

        assertThat(run.exitCode).isEqualTo(3);
        CheckResult proof = run.check("power-cut-active", "fault-proven");
        assertThat(proof.verdict()).isEqualTo(Verdict.INFRA);
        assertThat(proof.evidence()).contains("refuses a session").contains("password");
    }

    @Test
    @Order(4)
    void aSilentBmcIsInfra() throws Exception {
        Run run = run("silent-bmc", "--scenario", "power-cut-active", "--plant", "bmc-silent", "--keep-lab");

        assertThat(run.exitCode).isEqualTo(3);
        CheckResult proof = run.check("power-cut-active", "fault-proven");
        assertThat(proof.verdict()).isEqualTo(Verdict.INFRA);
        assertThat(proof.evidence()).contains("does not answer");
    }

    @Test
    @Order(5)
    void anUnknownHostKeyStopsBeforeAnythingIsBroken() throws Exception {
        Run run = run("host-key", "--scenario", "power-cut-active", "--plant", "unknown-host-key", "--keep-lab");

        assertThat(run.exitCode).isEqualTo(3);
        CheckResult proof = run.check("power-cut-active", "fault-proven");
        assertThat(proof.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(proof.evidence()).contains("nothing was broken").contains("host key");
    }

    @Test
    @Order(6)
    void anObserverThatDiesIsInfra() throws Exception {
        Run run = run("observer", "--scenario", "interconnect-down", "--plant", "observer-dies", "--keep-lab");

        assertThat(run.exitCode).isEqualTo(3);
        CheckResult proof = run.check("interconnect-down", "fault-proven");
        assertThat(proof.verdict()).isEqualTo(Verdict.INFRA);
        assertThat(proof.evidence()).contains("observer fell silent");
    }

    @Test
    @Order(7)
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
    @Order(8)
    void theLabIsBrokenThroughItsInventoryAlone() throws Exception {
        Path inventory = state.resolve("vm.yaml");
        assertThat(HadrillProcess.run(state, "lab", "up", "--write-inventory", inventory.toString())
                        .exitCode())
                .isZero();

        Path folder = out.resolve("inventory");
        HadrillProcess run = HadrillProcess.run(
                state,
                "run",
                "--inventory",
                inventory.toString(),
                "--yes-break",
                "vm",
                "--scenario",
                "power-cut-active",
                "--out",
                folder.toString());

        assertThat(run.exitCode()).as(run.output()).isZero();
        RunResult result =
                RecordingJson.mapper().readValue(folder.resolve(RunResult.FILE).toFile(), RunResult.class);
        assertThat(result.lab()).isEqualTo("hardware");
        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
        assertThat(HadrillProcess.run(state, "lab", "ssh", "m2", "ls -A /run/hadrill 2>/dev/null")
                        .output())
                .as("what is left on the node: no lease, no timer")
                .isBlank();
    }

    @Test
    @Order(9)
    void theArticlesClusterBreaksTwoPromises() throws Exception {
        assertThat(HadrillProcess.run(state, "lab", "down").exitCode()).isZero();
        Run run = run(
                "article",
                "--config",
                "article",
                "--seed",
                "1",
                "--scenario",
                "heartbeat-kill-active",
                "--scenario",
                "interconnect-down");

        assertThat(run.exitCode).isEqualTo(1);
        assertThat(run.check("heartbeat-kill-active", "disk-moved").verdict()).isEqualTo(Verdict.FAIL);
        assertThat(run.check("heartbeat-kill-active", "redundancy-restored").verdict())
                .isEqualTo(Verdict.FAIL);
        assertThat(run.check("heartbeat-kill-active", "pings-recovered").verdict())
                .isEqualTo(Verdict.PASS);
        assertThat(run.check("interconnect-down", "one-primary").verdict()).isEqualTo(Verdict.FAIL);
        assertThat(run.check("interconnect-down", "one-owner").verdict()).isEqualTo(Verdict.FAIL);
        assertThat(run.drill("interconnect-down").notes().toString()).contains("split brain");
        assertThat(run.result.notes()).isEmpty();
    }

    @Test
    @Order(10)
    void ourOwnControllerSurvivesThePowerCut() throws Exception {
        Run run = run("builtin", "--manager", "builtin", "--seed", "1", "--scenario", "power-cut-active");

        assertThat(run.exitCode).isZero();
        assertThat(run.check("power-cut-active", "disk-moved").verdict()).isEqualTo(Verdict.PASS);
        assertThat(run.check("power-cut-active", "pings-recovered").verdict()).isEqualTo(Verdict.PASS);
        assertThat(run.check("power-cut-active", "redundancy-restored").verdict())
                .isEqualTo(Verdict.PASS);
    }

    /** A run that has ended. */
    private record Run(int exitCode, Path folder, RunResult result) {
        DrillResult drill(String scenario) {
            return result.drills().stream()
                    .filter(d -> d.scenario().equals(scenario))
                    .findFirst()
                    .orElseThrow();
        }

        CheckResult check(String scenario, String name) {
            return drill(scenario).checks().stream()
                    .filter(c -> c.name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Run run(String name, String... arguments) throws IOException, InterruptedException {
        Path folder = out.resolve(name);
        List<String> command = new java.util.ArrayList<>(List.of("run", "--lab", "vm", "--out", folder.toString()));
        command.addAll(List.of(arguments));
        System.out.println(String.format(Locale.ROOT, "    | $ hadrill %s", String.join(" ", command)));
        HadrillProcess process = HadrillProcess.run(state, command.toArray(String[]::new));
        return new Run(
                process.exitCode(),
                folder,
                RecordingJson.mapper().readValue(Files.readString(folder.resolve(RunResult.FILE)), RunResult.class));
    }

    private static void deleteTree(Path root) throws IOException {
        if (Files.exists(root)) {
            try (var tree = Files.walk(root)) {
                for (Path path :
                        tree.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
