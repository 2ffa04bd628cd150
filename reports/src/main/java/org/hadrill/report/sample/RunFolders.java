package org.hadrill.report.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hadrill.report.json.RunJson;
import org.hadrill.run.RunResult;
import tools.jackson.core.JacksonException;

/** Folders of runs, by their {@code run.json}. */
public final class RunFolders implements SampleSource {
    /** Anything may be a path. */
    @Override
    public boolean understands(String text) {
        return true;
    }

    @Override
    public List<RunSample> read(String text) throws IOException {
        return List.of(read(Path.of(text)));
    }

    /** @throws IOException with a sentence when the folder holds no run that can be read */
    public static RunSample read(Path folder) throws IOException {
        try {
            return RunSamples.of(result(folder));
        } catch (IllegalArgumentException old) {
            throw new IOException(
                    folder + ": " + old.getMessage() + ". Judge it again first:   hadrill rejudge " + folder
                            + " --out NEW, and use NEW",
                    old);
        }
    }

    /** The {@code run.json} in {@code folder}; throws like {@link #read(Path)}. */
    public static RunResult result(Path folder) throws IOException {
        Path file = folder.resolve(RunResult.FILE);
        if (!Files.isDirectory(folder)) {
            throw new IOException(folder + (Files.exists(folder) ? " is no folder" : " does not exist")
                    + "; name the folder of a run, such as out/2026-11-22-vm-1");
        }
        if (!Files.exists(file)) {
            throw new IOException(folder + " holds no " + RunResult.FILE
                    + ": it is no run's folder, or the run was killed before it could be written");
        }
        try {
            return RunJson.read(file);
        } catch (JacksonException wrong) {
            throw new IOException(file + " is not what hadrill writes: " + wrong.getOriginalMessage(), wrong);
        }
    }
}
