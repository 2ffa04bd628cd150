package org.hadrill.controller.daemon;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.hadrill.cluster.NodeName;
import org.hadrill.controller.Action.Level;
import org.hadrill.time.TimeSource;

/**
 * The daemon's log, in the form of Heartbeat's: {@code Nov 22 11:51:07 m2 hadrill: [81]: info: text}. A thread of its own
 * writes, so that a disk or a terminal that hangs holds up nothing; the file is opened for each batch, so that any way of
 * rotating it works.
 *
 * <p>Thread-safe.
 */
final class DaemonLog implements AutoCloseable {
    /** Lines waiting to be written at most; more are lost, and counted. */
    static final int WAITING_MAX = 2_000;

    /** Longest wait of {@link #close} for the last lines. */
    static final Duration FLUSH_LIMIT = Duration.ofSeconds(2);

    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };

    /** The last to be queued; no line is as short. */
    private static final String END = "";

    private final String source;
    private final Optional<Path> file;
    private final Consumer<String> screen;
    private final TimeSource time;
    private final ZoneId zone = ZoneId.systemDefault();
    private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
    private final AtomicLong lost = new AtomicLong();
    private final CountDownLatch written = new CountDownLatch(1);
    private final Thread writer = new Thread(this::write, "log");
    private boolean fileFailed;

    /** @param screen gets every line too; may block */
    DaemonLog(NodeName self, Optional<Path> file, Consumer<String> screen, TimeSource time) {
        this.source = " " + self + " hadrill: [" + ProcessHandle.current().pid() + "]: ";
        this.file = file;
        this.screen = screen;
        this.time = time;
        writer.setDaemon(true);
        writer.start();
    }

    /** Logs {@code text}, a line for each of its lines. Does not wait. */
    void log(Level level, String text) {
        String head = stamp(time.wall()) + source + word(level) + ": ";
        text.lines().forEach(line -> {
            if (!waiting.offer(head + line)) {
                lost.incrementAndGet();
            }
        });
    }

    void info(String text) {
        log(Level.INFO, text);
    }

    void warn(String text) {
        log(Level.WARN, text);
    }

    /** Writes what waits, for {@link #FLUSH_LIMIT} at most, and ends. */
    @Override
    public void close() {
        try {
            if (waiting.offer(END, FLUSH_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                written.await(FLUSH_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String stamp(Instant wall) {
        ZonedDateTime at = wall.atZone(zone);
        return MONTHS[at.getMonthValue() - 1] + " " + two(at.getDayOfMonth()) + " " + two(at.getHour()) + ":"
                + two(at.getMinute()) + ":" + two(at.getSecond());
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    private static String word(Level level) {
        return level == Level.INFO ? "info" : level.name();
    }

    private void write() {
        List<String> batch = new ArrayList<>();
        boolean open = true;
        while (open) {
            try {
                batch.add(waiting.take());
            } catch (InterruptedException e) {
                return;
            }
            waiting.drainTo(batch);
            open = !batch.remove(END);
            long missing = lost.getAndSet(0);
            if (missing > 0) {
                batch.add(stamp(time.wall()) + source + "WARN: " + missing + " lines of this log are lost: more than "
                        + WAITING_MAX + " (WAITING_MAX) waited to be written");
            }
            batch.forEach(screen);
            file.ifPresent(f -> append(f, batch));
            batch.clear();
        }
        written.countDown();
    }

    private void append(Path to, List<String> batch) {
        try {
            Files.write(to, batch, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            fileFailed = false;
        } catch (IOException e) {
            if (!fileFailed) {
                fileFailed = true;
                screen.accept(stamp(time.wall()) + source + "ERROR: cannot write the log file " + to + ": " + e);
            }
        }
    }
}
