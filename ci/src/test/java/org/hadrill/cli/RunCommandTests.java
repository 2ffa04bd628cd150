package org.hadrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code hadrill run} on the simulated lab, in this process. */
class RunCommandTests extends InThisProcess {
    @TempDir
    private Path folder;

    private int run(String... args) {
        return hadrill(
                Stream.concat(Stream.of("run", "--out", folder.resolve("run").toString()), Arrays.stream(args))
                        .toArray(String[]::new));
    }

    @Test
    void aRunThatPassesExitsWithZeroAndSaysThatTheLabIsSimulated() {
        assertThat(run("--scenario", "no-op", "--seed", "3")).isZero();

        assertThat(out.toString().lines().findFirst())
                .hasValueSatisfying(l -> assertThat(l).startsWith("lab       SIMULATED"));
        assertThat(out.toString())
                .contains("config    fenced")
                .contains("pass      1 drill,")
                .contains("of virtual time")
                .contains("repeat    ./hadrill run --scenario no-op --seed 3");
        assertThat(folder.resolve("run/report.html")).content().contains("SIMULATED");
        assertThat(folder.resolve("run/run.json")).content().contains("\"lab\" : \"simulated\"");
    }

    @Test
    void theScreenIsNotFloodedWithPhases() {
        run("--scenario", "power-cut-active", "--seed", "3");

        assertThat(out.toString().lines().toList()).hasSizeLessThan(15);
    }

    @Test
    void aBrokenPromiseExitsWithOneAndSaysWhich() {
        assertThat(run("--config", "article", "--scenario", "interconnect-down", "--seed", "3"))
                .isEqualTo(1);

        assertThat(out.toString()).contains("FAIL").contains("one-primary");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--suite nightly | Unknown suite 'nightly'. Known: failover, acceptance, limits, all",
                "--suite limits --scenario no-op | Name a suite or scenarios, not both",
                "--scenario no-up | Unknown scenario 'no-up'",
                "--lab cloud | Unknown lab 'cloud'. Known: simulated, containers, vm",
                "--config fast | Unknown configuration 'fast' in the simulated lab",
                "--lab containers --config fenced | Unknown configuration 'fenced' in the containers lab.",
                "--keep-lab | --keep-lab is for the vm lab",
                "--plant bmc-lies | --plant is for the vm lab",
                "--kernel linux-image-amd64 | --kernel is for the vm lab",
                "--repeat 0 | --repeat must be at least 1"
            })
    void wrongUsageExitsWithTwoAndSaysWhatIsKnown(String args, String message) {
        assertThat(run(args.split(" "))).isEqualTo(2);

        assertThat(err.toString()).contains(message);
        assertThat(Files.exists(folder.resolve("run"))).isFalse();
    }

    @Test
    void theSimulatedLabNeedsNothingAndHasNothingToBringUpOrToHeal() {
        assertThat(hadrill("doctor")).isZero();
        assertThat(out.toString()).contains("The simulated lab needs nothing");
        assertThat(hadrill("lab", "up", "--lab", "simulated")).isEqualTo(2);
        assertThat(hadrill("heal", "--lab", "simulated")).isEqualTo(2);
        assertThat(err.toString()).contains("lives only while a run lasts");
    }
}
