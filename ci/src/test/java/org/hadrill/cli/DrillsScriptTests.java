package org.hadrill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script that all pipelines call, with a hadrill that notes what it was asked and ends as it is told. */
class DrillsScriptTests {
    private static final int LIMIT_S = 60;

    /** Ends with the number in the file named after the command, 0 where there is none. */
    private static final String HADRILL = """
            #!/bin/sh
            echo "$*" >>"$NOTES"
            if [ "$1" = run ]; then
              while [ "$1" != --out ]; do shift; done
              mkdir -p "$2/allure-results"
              set -- run
            fi
            exit "$(cat "$CODES/$1" 2>/dev/null || echo 0)"
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void putHadrillOnThePath() throws IOException {
        Path hadrill = Files.createDirectories(folder.resolve("bin")).resolve("hadrill");
        Files.writeString(hadrill, HADRILL);
        Files.setPosixFilePermissions(hadrill, PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(folder.resolve("codes"));
        Files.createFile(Files.createDirectories(folder.resolve("inventories")).resolve("rack-1.yaml"));
    }

    private int drills(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", "../ci/pipelines/drills");
        builder.command().addAll(List.of(arguments));
        builder.environment()
                .putAll(Map.of(
                        "PATH", folder.resolve("bin") + ":" + System.getenv("PATH"),
                        "NOTES", folder.resolve("notes").toString(),
                        "CODES", folder.resolve("codes").toString(),
                        "HADRILL_INVENTORIES", folder.resolve("inventories").toString(),
                        "HADRILL_OUT", folder.resolve("out").toString()));
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        if (!process.waitFor(LIMIT_S, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("drills did not end within " + LIMIT_S + " s (LIMIT_S)");
        }
        return process.exitValue();
    }

    private void endsWith(String command, int code) throws IOException {
        Files.writeString(folder.resolve("codes").resolve(command), Integer.toString(code));
    }

    /** What hadrill was asked, without the folder of this test. */
    private List<String> asked() throws IOException {
        return Files.readString(folder.resolve("notes"))
                .replace(folder + "/", "")
                .replaceAll("out/([^/]*)/\\d{4}-\\d\\d-\\d\\dT\\d{6}Z", "out/$1/TIME")
                .lines()
                .toList();
    }

    @Test
    void hardwareIsCheckedDrilledAndReported() throws Exception {
        assertThat(drills("nightly", "rack-1")).isZero();

        assertThat(asked())
                .containsExactly(
                        "check --inventory inventories/rack-1.yaml --junit out/rack-1/TIME-nightly/check.xml",
                        "run --repeat 1 --out out/rack-1/TIME-nightly/run --yes-break rack-1"
                                + " --inventory inventories/rack-1.yaml",
                        "allure out/rack-1/TIME-nightly/run out/rack-1/TIME-nightly/allure.html");
    }

    @Test
    void acceptanceIsTheWholeSuite() throws Exception {
        assertThat(drills("acceptance", "simulated")).isZero();

        assertThat(asked())
                .first()
                .asString()
                .isEqualTo("run --repeat 1 --out out/simulated/TIME-acceptance/run --suite acceptance --lab simulated");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "2, 2", "3, 3", "143, 3", "137, 3"})
    void theVerdictIsTheScriptsOwnAndWhatWasEndedWasNotJudged(int code, int expected) throws Exception {
        endsWith("run", code);

        assertThat(drills("nightly", "vm")).isEqualTo(expected);
        assertThat(asked().stream().anyMatch(l -> l.startsWith("heal"))).isEqualTo(code > 1);
    }

    @Test
    void whatCannotBeReportedOrHealedChangesNoVerdict() throws Exception {
        endsWith("run", 3);
        endsWith("allure", 2);
        endsWith("heal", 3);

        assertThat(drills("nightly", "vm")).isEqualTo(3);
        assertThat(folder.resolve("said")).content().contains("NOT HEALED");
    }

    @Test
    void aHadrillThatIsNotThereIsNoPass() throws Exception {
        Files.delete(folder.resolve("bin/hadrill"));

        assertThat(drills("nightly", "simulated")).isEqualTo(3);
    }

    @Test
    void aRegressionOfVirtualMachinesIsOneCommand() throws Exception {
        endsWith("regression", 1);

        assertThat(drills("regression", "vm", "linux-image-a", "linux-image-b")).isEqualTo(1);
        assertThat(asked())
                .containsExactly("regression --kernel-old linux-image-a --kernel-new linux-image-b --repeat 20"
                        + " --out out/vm/TIME-regression/run --html out/vm/TIME-regression/compare.html --lab vm");
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "1, 0, 0", "1, 1, 1", "0, 3, 3", "2, 0, 2", "3, 0, 3"})
    void aRegressionOfHardwareIsJudgedByTheComparisonWithFormerRuns(int run, int compare, int expected)
            throws Exception {
        endsWith("run", run);
        endsWith("compare", compare);

        assertThat(drills("regression", "rack-1", "6.1.0-40", "6.1.0-47")).isEqualTo(expected);
        assertThat(asked().stream().filter(l -> l.startsWith("compare")).toList())
                .isEqualTo(
                        run > 1
                                ? List.of()
                                : List.of("compare history:cluster=rack-1,kernel=6.1.0-40"
                                        + " history:cluster=rack-1,kernel=6.1.0-47"
                                        + " --html out/rack-1/TIME-regression/compare.html"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "weekly vm | 'weekly' is no pipeline",
                "nightly | no lab is named",
                "nightly vm more | takes a lab and nothing else",
                "regression vm old | the old kernel and the new one",
                "nightly rack-9 | rack-9.yaml is not there"
            })
    void wrongUsageBreaksNothing(String arguments, String message) throws Exception {
        assertThat(drills(arguments.split(" "))).isEqualTo(2);

        assertThat(folder.resolve("said")).content().contains(message);
        assertThat(folder.resolve("notes")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"nightly rack-1", "acceptance rack-1", "nightly vm", "regression vm a b", "regression rack-1 a b"})
    void whateverIsAskedTheCommandLineKnows(String arguments) throws Exception {
        endsWith("run", 0);
        drills(arguments.split(" "));
        endsWith("run", 3);
        drills(arguments.split(" "));

        assertThat(asked())
                .isNotEmpty()
                .allSatisfy(
                        line -> assertThatCode(() -> KnownOptions.check(line)).doesNotThrowAnyException());
    }
}
