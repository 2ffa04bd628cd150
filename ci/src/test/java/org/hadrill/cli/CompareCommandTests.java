package org.hadrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code hadrill compare}, {@code regression} and {@code rejudge} on the simulated lab, in this process. */
class CompareCommandTests extends InThisProcess {
    @TempDir
    private Path folder;

    private String run(String name, String... args) {
        String place = folder.resolve(name).toString();
        hadrill(Stream.concat(Stream.of("run", "--scenario", "vz-killed", "--out", place), Stream.of(args))
                .toArray(String[]::new));
        return place;
    }

    @Test
    void oneKernelAgainstAnotherIsOneCommandAndASlowerOneIsFound() {
        String regression = folder.resolve("r").toString();
        String json = folder.resolve("c.json").toString();
        String html = folder.resolve("c.html").toString();

        int exit = hadrill(
                "regression",
                "--scenario",
                "standby-by-command",
                "--repeat",
                "6",
                "--seed",
                "3",
                "--slower",
                "80",
                "--out",
                regression,
                "--json",
                json,
                "--html",
                html);

        assertThat(exit).as(err.toString()).isEqualTo(1);
        assertThat(out.toString())
                .contains("hadrill run --scenario standby-by-command --repeat 3 --first-repeat 4 --seed 3 --out "
                        + folder.resolve("r/old-2"))
                .contains("compared  scripts  not recorded -> 80% slower")
                .contains("n 6 / 6")
                .contains("slower    1 of 1 scenario: standby-by-command");
        assertThat(Path.of(json)).content().contains("\"verdict\" : \"SLOWER\"");
        assertThat(Path.of(html)).content().contains("SIMULATED");
    }

    @Test
    void bothSidesOfARegressionHaveTheSameSeeds() throws IOException {
        hadrill("regression", "--scenario", "no-op", "--repeat", "3", "--seed", "3", "--out", folder.resolve("r") + "");

        List<String> old = Stream.concat(seeds("old-1"), seeds("old-2")).toList();
        assertThat(old).hasSize(3).doesNotHaveDuplicates();
        assertThat(seeds("new")).containsExactlyElementsOf(old);
    }

    private Stream<String> seeds(String turn) throws IOException {
        return Files.readString(folder.resolve("r").resolve(turn).resolve("run.json"))
                .lines()
                .filter(l -> l.matches(" {4}\\s*\"seed\" : -?\\d{9,},?"))
                .map(String::strip);
    }

    @Test
    void twoDrillsAreTooFewAndThatIsNoPass() {
        int exit =
                hadrill("compare", run("a", "--repeat", "2", "--seed", "1"), run("b", "--repeat", "2", "--seed", "2"));

        assertThat(exit).isEqualTo(3);
        assertThat(out.toString()).containsPattern("too few samples: \\d+ more needed on each side");
    }

    @Test
    void runsUnderOtherConditionsAreRefusedAndWhatDiffersIsSaid() {
        String a = run("a", "--seed", "1");
        String b = run("b", "--seed", "1", "--config", "hardened");

        assertThat(hadrill("compare", a, b)).isEqualTo(2);
        assertThat(err.toString())
                .contains("not comparable")
                .contains("configuration  fenced -> hardened")
                .contains("--allow-difference configuration");
        assertThat(hadrill("compare", a, b, "--allow-difference", "configuration"))
                .isNotEqualTo(2);
        assertThat(out.toString()).contains("compared  configuration  fenced -> hardened");
    }

    @Test
    void aRejudgedRunIsTheSameRunAndTheOldOneStays() throws IOException {
        String a = run("a", "--seed", "1");
        String before = Files.readString(Path.of(a, "run.json"));

        assertThat(hadrill("rejudge", a, "--out", folder.resolve("again").toString()))
                .isZero();

        assertThat(out.toString()).contains("changed   no verdict of any check").contains("verdict   pass -> pass");
        assertThat(Path.of(a, "run.json")).hasContent(before);
        assertThat(folder.resolve("again/drills/01-vz-killed/recording.jsonl"))
                .hasSameBinaryContentAs(Path.of(a, "drills/01-vz-killed/recording.jsonl"));
        assertThat(folder.resolve("again/report.html")).exists();
        assertThat(folder.resolve("again/undo.jsonl")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "compare nowhere elsewhere | nowhere does not exist",
                "compare a | Missing required parameter: 'NEW'",
                "compare a b --matters 0 | must be more than nothing",
                "compare a b --false-alarms 100 | must be between 0 and 1",
                "rejudge nowhere | nowhere does not exist",
                "regression --kernel-old a --kernel-new b | The simulated lab has no kernel",
                "regression --lab vm --kernel-old a | compares two kernels: --kernel-old PACKAGE --kernel-new PACKAGE",
                "regression --lab vm --kernel-old a --kernel-new a | compares two kernels",
                "regression --lab vm --kernel a | --kernel names one kernel",
                "regression --repeat 0 | --repeat must be at least 1"
            })
    void wrongUsageExitsWithTwoAndSaysWhatToDo(String args, String message) {
        assertThat(hadrill(args.split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains(message);
    }
}
