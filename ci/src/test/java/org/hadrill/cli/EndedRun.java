package org.hadrill.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hadrill.recording.RecordingJson;
import org.hadrill.run.RunResult;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.verdict.CheckResult;

/** A run of the distribution that has ended, and what it wrote. */
record EndedRun(int exitCode, String output, Path folder, RunResult result) {
    /** Runs {@code hadrill run} to its end, with its results in {@code folder}. */
    static EndedRun of(Path state, Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("run", "--out", folder.toString()));
        command.addAll(List.of(arguments));
        HadrillProcess process = HadrillProcess.run(state, command.toArray(String[]::new));
        return new EndedRun(
                process.exitCode(),
                process.output(),
                folder,
                RecordingJson.mapper().readValue(Files.readString(folder.resolve(RunResult.FILE)), RunResult.class));
    }

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
