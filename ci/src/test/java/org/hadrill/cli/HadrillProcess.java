package org.hadrill.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The distribution, started as a user starts it, in a process of its own. */
final class HadrillProcess {
    /** Longest time for one command; the longest of the tests takes about eleven minutes. */
    private static final Duration LIMIT = Duration.ofMinutes(25);

    private final Process process;
    private final List<String> lines = new ArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    private HadrillProcess(Process process) {
        this.process = process;
        Thread reader = new Thread(this::read, "output-of-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    static HadrillProcess start(Path state, String... arguments) throws IOException {
        return start(state, Map.of(), arguments);
    }

    private static HadrillProcess start(Path state, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("hadrill.jar")));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectInput(new java.io.File("/dev/null"));
        builder.environment().put("XDG_STATE_HOME", state.toString());
        builder.environment().putAll(environment);
        return new HadrillProcess(builder.start());
    }

    /** Runs a command to its end. */
    static HadrillProcess run(Path state, String... arguments) throws IOException, InterruptedException {
        HadrillProcess process = start(state, arguments);
        process.exitCode();
        return process;
    }

    /** The same with more in its environment. */
    static HadrillProcess run(Path state, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        HadrillProcess process = start(state, environment, arguments);
        process.exitCode();
        return process;
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("hadrill did not end within " + LIMIT.toMinutes() + " min:\n" + output());
        }
        ended.await(LIMIT.toSeconds(), TimeUnit.SECONDS);
        return process.exitValue();
    }

    /** Waits until a line of the output is so. */
    synchronized void awaitLine(Predicate<String> wanted, Duration limit) throws InterruptedException {
        long left = limit.toMillis();
        while (lines.stream().noneMatch(wanted)) {
            if (left <= 0 || ended.getCount() == 0) {
                throw new AssertionError("the line did not come:\n" + output());
            }
            wait(POLL_MS);
            left -= POLL_MS;
        }
    }

    private static final long POLL_MS = 100;

    /** SIGKILL after that time, unless it ended before; returns how long it ran. */
    Duration endOrKillAfter(Duration limit) throws InterruptedException {
        long from = System.nanoTime();
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
        }
        ended.await(LIMIT.toSeconds(), TimeUnit.SECONDS);
        return Duration.ofNanos(System.nanoTime() - from);
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
    }

    synchronized String output() {
        return String.join("\n", lines);
    }

    private void read() {
        try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                System.out.println("    | " + line);
                synchronized (this) {
                    lines.add(line);
                    notifyAll();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            ended.countDown();
        }
    }
}
