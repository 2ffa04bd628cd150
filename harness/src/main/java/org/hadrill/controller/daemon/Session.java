package org.hadrill.controller.daemon;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs programs in a session of their own, so that they can be killed with all that they started. Its output goes to a file:
 * services that a script starts keep its output open, and must neither hold us up nor be hurt when we end.
 */
final class Session {
    /** Longest wait for a killed program to be gone; one that hangs in the kernel stays. */
    static final Duration KILL_LIMIT = Duration.ofSeconds(5);

    /** Output that is read, in bytes, from its beginning. */
    static final int OUTPUT_MAX = 16 * 1024;

    private final Map<String, String> environment;
    private final boolean setsid;

    Session(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
        this.setsid = Files.isExecutable(Path.of("/usr/bin/setsid")) || Files.isExecutable(Path.of("/bin/setsid"));
    }

    /**
     * Runs {@code command} without standard input; after {@code limit} it is killed with its descendants. Blocks.
     *
     * @param output replaced by what it prints
     */
    ScriptResult run(List<String> command, Path output, Duration limit) throws InterruptedException {
        Process process;
        try {
            // Replaced, not truncated: a service of an earlier run may still write to the old file.
            Files.deleteIfExists(output);
            process = start(command, output);
        } catch (IOException e) {
            return ScriptResult.failed("cannot be started: " + e.getMessage());
        }
        if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            return new ScriptResult(false, process.exitValue(), head(output));
        }
        kill(process);
        return new ScriptResult(true, -1, head(output));
    }

    private Process start(List<String> command, Path output) throws IOException {
        List<String> words = new ArrayList<>(command);
        if (setsid) {
            words.add(0, "setsid");
        }
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().keySet().removeAll(List.of("LC_ALL", "LANGUAGE"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private void kill(Process process) throws InterruptedException {
        List<ProcessHandle> descendants = process.descendants().toList();
        if (setsid) {
            killGroup(process.pid());
        }
        descendants.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.waitFor(KILL_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void killGroup(long leader) throws InterruptedException {
        try {
            new ProcessBuilder("sh", "-c", "kill -9 -" + leader)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(KILL_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (IOException e) {
            // Without a shell: the descendants are killed one by one all the same.
        }
    }

    private static String head(Path output) {
        try (InputStream in = Files.newInputStream(output)) {
            return new String(in.readNBytes(OUTPUT_MAX), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
