package org.hadrill.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.hadrill.time.TimeSource;

/**
 * Where a long command prints: lines that stay, and one status line below them that lives. On a terminal the status line is
 * redrawn; elsewhere every new phase is a plain line with its time.
 *
 * <p>Thread-safe.
 */
final class Screen implements AutoCloseable {
    /** A phase that repeats its detail is printed to a file at most this often. */
    static final Duration PLAIN_PERIOD = Duration.ofSeconds(30);

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final String CLEAR_LINE = "\r\u001b[K";
    private static final int REDRAW_MS = 250;
    private static final int WIDTH = 110;

    private final PrintWriter out;
    private final TimeSource time;
    private final boolean live;
    private final ScheduledExecutorService ticker;
    private String title = "";
    private String phase = "";
    private String detail = "";
    private Duration titleSince = Duration.ZERO;
    private Duration lastPlain = Duration.ZERO;

    Screen(PrintWriter out, TimeSource time, boolean live) {
        this.out = out;
        this.time = time;
        this.live = live;
        this.ticker = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "status-line");
            thread.setDaemon(true);
            return thread;
        });
        if (live) {
            var unused = ticker.scheduleAtFixedRate(this::draw, REDRAW_MS, REDRAW_MS, TimeUnit.MILLISECONDS);
        }
    }

    /** Prints a line that stays. */
    synchronized void line(String text) {
        if (live) {
            out.print(CLEAR_LINE);
        }
        out.println(text);
        out.flush();
    }

    /** Starts a new piece of work; its elapsed time counts from now. */
    synchronized void work(String newTitle) {
        title = newTitle;
        titleSince = time.elapsed();
        phase = "";
        detail = "";
    }

    /** What the piece of work is doing now. */
    synchronized void at(String newPhase, String newDetail) {
        boolean changed = !phase.equals(newPhase);
        phase = newPhase;
        detail = newDetail;
        Duration now = time.elapsed();
        if (!live && !title.isEmpty() && (changed || now.minus(lastPlain).compareTo(PLAIN_PERIOD) >= 0)) {
            lastPlain = now;
            String clock = CLOCK.format(LocalTime.ofInstant(time.wall(), ZoneId.systemDefault()));
            out.println(clock + "  " + title + " · " + phase + (detail.isEmpty() ? "" : ": " + detail));
            out.flush();
        }
    }

    /** No work is going on: the status line disappears. */
    synchronized void idle() {
        title = "";
        if (live) {
            out.print(CLEAR_LINE);
            out.flush();
        }
    }

    private synchronized void draw() {
        if (!title.isEmpty()) {
            Duration elapsed = time.elapsed().minus(titleSince);
            String text = String.format(
                    Locale.ROOT,
                    "   %s · %s%s, %02d:%02d",
                    title,
                    phase.isEmpty() ? "starting" : phase,
                    detail.isEmpty() ? "" : ": " + detail,
                    elapsed.toMinutes(),
                    elapsed.toSecondsPart());
            out.print(CLEAR_LINE + (text.length() > WIDTH ? text.substring(0, WIDTH - 1) + "…" : text));
            out.flush();
        }
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        idle();
    }
}
