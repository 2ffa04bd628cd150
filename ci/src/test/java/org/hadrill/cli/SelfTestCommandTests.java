package org.hadrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hadrill.lab.containers.ContainerLabs;
import org.hadrill.lab.plant.Plant;
import org.hadrill.lab.vm.VmLabs;
import org.hadrill.selftest.Caught;
import org.hadrill.selftest.PlantedDefect;
import org.hadrill.verdict.CheckResult;
import org.hadrill.verdict.Verdict;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SelfTestCommandTests {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int selftest(String... arguments) {
        List<String> all = new ArrayList<>(List.of("selftest"));
        all.addAll(List.of(arguments));
        CommandLine line = Hadrill.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(all.toArray(String[]::new));
    }

    @Test
    void theLastLineHasTheCountsAndTheExitCodeIsZeroWhenAllIsCaught() {
        int exitCode = selftest("--defect", "guest-missing", "--healthy", "2", "--seed", "7");

        List<String> lines = out.toString().lines().toList();
        assertThat(exitCode).as(out.toString()).isZero();
        assertThat(lines.get(1)).startsWith("caught").contains("guest-missing", "guests-running", "FAIL", "pass");
        assertThat(lines.get(lines.size() - 1))
                .startsWith("1 of 1 defects caught by their own check, 1 of 1 healthy twins passed,"
                        + " no false alarm in 2 healthy drills; seed 7, ");
    }

    @Test
    void anUnknownDefectIsAUsageErrorThatNamesThoseThereAre() {
        assertThat(selftest("--defect", "guest-mising")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("There is no defect 'guest-mising' in the simulated lab", "guest-missing");
    }

    @Test
    void theConfigurationIsThatOfTheTable() {
        assertThat(selftest("--config", "article")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("Each defect has its own configuration");
    }

    @Test
    void everyPlantOfTheMachinesHasARow() {
        assertThat(Stream.of(ContainerLabs.KIND, VmLabs.KIND)
                        .flatMap(kind -> LabSelfTest.rows(kind).stream())
                        .map(PlantedDefect::defect)
                        .distinct())
                .containsExactlyInAnyOrder(Plant.values());
    }

    @Test
    void aMissSaysWhatTheChecksSaidInstead() {
        PlantedDefect<Plant> row = LabSelfTest.rows(ContainerLabs.KIND).get(0);
        CheckResult passed =
                new CheckResult(row.check(), Verdict.PASS, "the BMC says off", List.of(), Optional.empty());
        CheckResult other = new CheckResult("disk-moved", Verdict.FAIL, "nobody moved", List.of(), Optional.empty());
        List<String> lines = new ArrayList<>();
        SelfTestTable table = new SelfTestTable(List.of(row), lines::add);

        table.row(new Caught(row, List.of(passed, other), List.of(other)));

        assertThat(lines.get(0)).startsWith("MISSED  bmc-lies").contains("SICK");
        assertThat(lines.get(1)).contains("wanted unknown", row.evidence(), "disk-moved FAIL: nobody moved");
        assertThat(lines.get(2)).contains("its healthy twin: disk-moved FAIL: nobody moved");
    }
}
