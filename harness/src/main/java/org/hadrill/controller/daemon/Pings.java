package org.hadrill.controller.daemon;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.hadrill.cluster.Ipv4;
import org.hadrill.controller.Input;
import org.hadrill.probe.PingLine;
import org.hadrill.time.TimeSource;

/**
 * Echo requests to the ping nodes: Java may not send them, so one {@code ping} a node runs for as long as the daemon, and is
 * started again when it dies.
 */
final class Pings implements AutoCloseable {
    /** Pause before a ping that died is started again. */
    static final Duration RETRY = Duration.ofSeconds(1);

    private final List<Ipv4> nodes;
    private final Duration every;
    private final TimeSource time;
    private final LimitedLog log;
    private final Consumer<Input> answer;
    private final List<Thread> threads = new ArrayList<>();
    private final Set<Process> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    Pings(List<Ipv4> nodes, Duration every, TimeSource time, LimitedLog log, Consumer<Input> answer) {
        this.nodes = List.copyOf(nodes);
        this.every = every;
        this.time = time;
        this.log = log;
        this.answer = answer;
    }

    void start() {
        for (Ipv4 node : nodes) {
            Thread thread = new Thread(() -> keepPinging(node), "ping " + node);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    @Override
    public void close() {
        closed = true;
        threads.forEach(Thread::interrupt);
        running.forEach(Process::destroyForcibly);
    }

    private void keepPinging(Ipv4 node) {
        try {
            while (!closed) {
                try {
                    ping(node);
                    log.warn("ping " + node, "ping " + node + " ended; started again");
                } catch (IOException e) {
                    log.warn("ping " + node, "cannot ping " + node + ": " + e.getMessage());
                }
                time.sleep(RETRY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ping(Ipv4 node) throws IOException {
        String interval = String.format(Locale.ROOT, "%.3f", every.toMillis() / 1e3);
        Process process = new ProcessBuilder("ping", "-n", "-i", interval, node.toString())
                .redirectInput(new File("/dev/null"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        running.add(process);
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null && !closed; line = lines.readLine()) {
                if (PingLine.parse(line).filter(PingLine::answered).isPresent()) {
                    answer.accept(new Input.PingAnswer(node));
                }
            }
        } finally {
            process.destroyForcibly();
            running.remove(process);
        }
    }
}
