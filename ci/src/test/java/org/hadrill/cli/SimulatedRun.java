package org.hadrill.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.hadrill.recording.Recording;
import org.hadrill.recording.RecordingFile;
import org.hadrill.report.json.RunJson;
import org.hadrill.run.RunResult;
import org.hadrill.run.RunResult.DrillResult;
import picocli.CommandLine;

/** A run of the simulated lab, in this process, with its folder. */
public record SimulatedRun(Path folder, RunResult result) {
    /** @param arguments what stands behind {@code hadrill run} */
    public static SimulatedRun into(Path folder, String... arguments) {
        StringWriter said = new StringWriter();
        CommandLine line = Hadrill.commandLine();
        line.setOut(new PrintWriter(said, true));
        line.setErr(new PrintWriter(said, true));
        int exit = line.execute(Stream.concat(Stream.of("run", "--out", folder.toString()), Arrays.stream(arguments))
                .toArray(String[]::new));
        if (exit == CommandLine.ExitCode.USAGE) {
            throw new AssertionError(said.toString());
        }
        return new SimulatedRun(folder, RunJson.read(folder.resolve(RunResult.FILE)));
    }

    public Recording recording(DrillResult drill) throws IOException {
        return RecordingFile.read(folder.resolve(drill.folder()).resolve(RecordingFile.NAME));
    }
}
