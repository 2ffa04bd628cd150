package org.hadrill.remote;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** A program of this machine, run to its end. */
public final class LocalCommand {
    private static final String HOST = "this machine";

    private LocalCommand() {}

    /**
     * Runs {@code command} without standard input, at most for {@code limit}; on time-out it is killed with its children.
     *
     * @param environment added to this process's own; the place for secrets, which must not stand in {@code command}
     */
    public static CommandResult run(List<String> command, Map<String, String> environment, Duration limit)
            throws InterruptedException {
        String shown = String.join(" ", command);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return new CommandResult.Unreachable(HOST, shown, command.get(0) + " cannot be started: " + e.getMessage());
        }
        try {
            CompletableFuture<String> out = CompletableFuture.supplyAsync(() -> text(process.getInputStream()));
            CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return new CommandResult.TimedOut(HOST, shown, limit);
            }
            return new CommandResult.Completed(HOST, shown, process.exitValue(), out.get(), err.get());
        } catch (ExecutionException e) {
            return new CommandResult.Unreachable(HOST, shown, "its output cannot be read: " + e.getCause());
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static String text(java.io.InputStream in) {
        try (in) {
            return new String(in.readNBytes(RemoteHost.OUTPUT_LIMIT), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
