package org.hadrill.cli.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hadrill.time.TimeSource;

/** A process whose lines are kept with the time of their arrival. Thread-safe. */
public final class LoggedProcess {
    /** Lines kept at most; the rest is read and dropped. */
    static final int LINES_MAX = 100_000;

    private static final Duration POLL = Duration.ofMillis(5);

    /** A line, and when it came on the axis of the time source. */
    public record Line(Duration at, String text) {}

    private final Process process;
    private final Duration startedAt;
    private final TimeSource time;
    private final List<Line> lines = new ArrayList<>();

    private LoggedProcess(Process process, Duration startedAt, TimeSource time) {
        this.process = process;
        this.startedAt = startedAt;
        this.time = time;
    }

    static LoggedProcess start(List<String> command, TimeSource time) throws IOException {
        Duration at = time.elapsed();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .start();
        LoggedProcess logged = new LoggedProcess(process, at, time);
        Thread reader = new Thread(logged::read, "output of " + process.pid());
        reader.setDaemon(true);
        reader.start();
        return logged;
    }

    public Process process() {
        return process;
    }

    /** When it was started, on the axis of the time source. */
    public Duration startedAt() {
        return startedAt;
    }

    /**
     * Waits for a line that contains {@code text}.
     *
     * @throws IllegalStateException with all lines, when none came within {@code limit}
     */
    public Line await(String text, Duration limit) throws InterruptedException {
        return await(text, Duration.ZERO, limit);
    }

    /** As {@link #await(String, Duration)}, for a line that came at {@code from} or later. */
    public Line await(String text, Duration from, Duration limit) throws InterruptedException {
        time.await(() -> find(text, from).isPresent(), limit, POLL);
        return find(text, from)
                .orElseThrow(() -> new IllegalStateException(
                        "no line '" + text + "' within " + limit.toSeconds() + " s:\n" + text()));
    }

    /** All lines so far. */
    public synchronized String text() {
        return lines.stream().map(Line::text).collect(Collectors.joining("\n"));
    }

    private synchronized Optional<Line> find(String text, Duration from) {
        return lines.stream()
                .filter(line -> line.at().compareTo(from) >= 0 && line.text().contains(text))
                .findFirst();
    }

    private void read() {
        try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                synchronized (this) {
                    if (lines.size() < LINES_MAX) {
                        lines.add(new Line(time.elapsed(), line));
                    }
                }
            }
        } catch (IOException e) {
            // The process was killed.
        }
    }
}
