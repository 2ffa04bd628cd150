package org.hadrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hadrill.fault.UndoJournal;
import org.hadrill.lab.control.Json;
import org.hadrill.lab.daemon.LabDirectory;
import org.hadrill.lab.daemon.LabState;
import org.hadrill.verdict.CheckResult;
import org.hadrill.verdict.Verdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real drills through the distribution, on containers labs in a folder of their own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Requires(Need.CONTAINERS)
class ContainersLabRunIT {
    private static final Duration RUN_LIMIT = Duration.ofMinutes(3);

    @TempDir
    static Path state;

    @TempDir
    static Path out;

    private String before = "";

    @BeforeAll
    void lookAround() throws Exception {
        before = left();
    }

    @AfterAll
    void takeDown() throws Exception {
        HadrillProcess.run(state, "lab", "down", "--lab", "containers");
        LabDirectory.delete(state.resolve("hadrill"));
    }

    @Test
    @Order(1)
    void theHardenedClusterKeepsItsPromises() throws Exception {
        EndedRun run = run("hardened", "--suite", "failover", "--seed", "1", "--keep-lab");

        assertThat(run.exitCode()).isZero();
        assertThat(run.result().drills()).hasSize(6);
        assertThat(run.check("power-cut-active", "no-acknowledged-write-lost").verdict())
                .isEqualTo(Verdict.PASS);
        assertThat(run.result().facts().get("disk")).startsWith("stand-in");
    }

    /** What fails us is told from what the cluster fails, and nothing is judged. */
    @ParameterizedTest
    @Order(2)
    @CsvSource(
            delimiter = '|',
            value = {
                "bmc-lies | power-cut-active | UNKNOWN | said \"off\", but m1",
                "wrong-bmc-password | power-cut-active | INFRA | refuses a session",
                "bmc-silent | power-cut-active | INFRA | does not answer",
                "unknown-host-key | power-cut-active | UNKNOWN | nothing was broken",
                "observer-dies | interconnect-down | INFRA | observer fell silent"
            })
    void aPlantedDefectIsNoVerdictOnTheCluster(String plant, String scenario, Verdict verdict, String evidence)
            throws Exception {
        EndedRun run = run(plant, "--scenario", scenario, "--plant", plant, "--keep-lab");

        assertThat(run.exitCode()).isEqualTo(3);
        CheckResult proof = run.check(scenario, "fault-proven");
        assertThat(proof.verdict()).isEqualTo(verdict);
        assertThat(proof.evidence()).contains(evidence);
    }

    @Test
    @Order(3)
    void theArticlesClusterBreaksTwoPromises() throws Exception {
        assertThat(HadrillProcess.run(state, "lab", "down", "--lab", "containers")
                        .exitCode())
                .isZero();
        EndedRun run = run("article", ArticleCluster.options());

        ArticleCluster.assertBreaksTwoPromises(run);
    }

    @Test
    @Order(4)
    void ourOwnControllerSurvivesThePowerCut() throws Exception {
        SecretSearch search = new SecretSearch(ContainersLabRunIT::bmcPassword);
        EndedRun run;
        try (search) {
            run = run("builtin", "--manager", "builtin", "--seed", "1", "--scenario", "power-cut-active");
        }

        assertThat(run.exitCode()).isZero();
        assertThat(search.places(out, state))
                .as("places that hold the BMCs' password")
                .isEmpty();
        assertThat(search.sawCommand("ipmitool")).isTrue();
        System.out.println(search.figures());
        assertThat(run.check("power-cut-active", "disk-moved").verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    @Order(5)
    void aFaultWhoseRunIsKilledIsHealedAndNothingIsLeftOfALabWhoseDaemonIsKilled() throws Exception {
        Path killed = out.resolve("killed");
        HadrillProcess run = HadrillProcess.start(
                state,
                "run",
                "--lab",
                "containers",
                "--keep-lab",
                "--scenario",
                "interconnect-down",
                "--out",
                killed.toString());
        run.awaitLine(line -> line.contains("observing"), RUN_LIMIT);
        run.kill();
        assertThat(UndoJournal.pending(killed)).isNotEmpty();
        HadrillProcess heal = HadrillProcess.run(state, "heal", "--lab", "containers", "--run", killed.toString());
        assertThat(heal.exitCode()).as(heal.output()).isZero();
        assertThat(UndoJournal.pending(killed)).isEmpty();
        LabDirectory directory = new LabDirectory(state.resolve("hadrill/labs/containers"));
        long daemon = LabState.of(directory).orElseThrow().daemon().pid();
        ProcessHandle process = ProcessHandle.of(daemon).orElseThrow();
        process.destroyForcibly();
        process.onExit().get();
        assertThat(left()).contains("hadrill-");

        assertThat(HadrillProcess.run(state, "lab", "down", "--lab", "containers")
                        .output())
                .contains("down");

        assertThat(left()).isEqualTo(before);
        assertThat(directory.root()).doesNotExist();
    }

    /** What a lab could leave on this machine, besides its folder. */
    private static String left() throws IOException, InterruptedException {
        List<String> said = new ArrayList<>();
        for (String command : List.of(
                "docker ps -a --format '{{.Names}}' --filter label=org.hadrill.lab=" + lab(),
                "docker network ls --format '{{.Name}}' --filter label=org.hadrill.lab=" + lab(),
                "ip netns list",
                "ps -eo args | grep -F " + lab() + " | grep -v grep | sort")) {
            Process process = new ProcessBuilder("sh", "-c", command)
                    .redirectErrorStream(true)
                    .start();
            said.add(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            process.waitFor();
        }
        return String.join("---\n", said);
    }

    /** While the lab is up. */
    private static Optional<String> bmcPassword() throws IOException {
        Path plan = new LabDirectory(lab()).plan();
        return Files.exists(plan)
                ? Optional.of(Json.MAPPER
                        .readTree(Files.readString(plan))
                        .path("bmcPassword")
                        .asString())
                : Optional.empty();
    }

    private static Path lab() {
        return state.resolve("hadrill/labs/containers");
    }

    private static EndedRun run(String name, String... arguments) throws IOException, InterruptedException {
        return EndedRun.of(
                state,
                out.resolve(name),
                Stream.concat(Stream.of("--lab", "containers"), Stream.of(arguments))
                        .toArray(String[]::new));
    }
}
