package org.hadrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.verdict.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our controller beside a real Heartbeat, on either node, in the containers lab. */
@Requires(Need.CONTAINERS)
class MixedClusterIT {
    @TempDir
    Path state;

    @AfterEach
    void takeTheLabDown() throws Exception {
        assertThat(HadrillProcess.run(state, "lab", "down", "--lab", "containers")
                        .exitCode())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"'m1=builtin,m2=heartbeat', m1, m2", "'m1=heartbeat,m2=builtin', m2, m1"})
    void theyHandOverAndTakeOver(String managers, String ours, String theirs, @TempDir Path folder) throws Exception {
        EndedRun run = EndedRun.of(
                state,
                folder,
                "--lab",
                "containers",
                "--keep-lab",
                "--manager",
                managers,
                "--scenario",
                "clean-stop-active",
                "--scenario",
                "power-cut-active",
                "--scenario",
                "heartbeat-kill-active",
                "--seed",
                "1");

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.result().settings()).containsEntry("manager", managers);
        assertThat(run.result().drills())
                .hasSize(3)
                .extracting(DrillResult::verdict)
                .containsOnly(Verdict.PASS);
        assertThat(on(theirs, "cl_status nodestatus " + ours)).endsWith("active");
        assertThat(on(theirs, "grep -cE 'bad signature|lost a lot|Irretrievably lost' /var/log/ha-log; true"))
                .endsWith("0");
        assertThat(on(ours, "hadrill-controller status")).contains("peer " + theirs + " is alive");
    }

    private String on(String node, String command) throws Exception {
        return HadrillProcess.run(state, "lab", "ssh", "--lab", "containers", node, command)
                .output()
                .strip();
    }
}
