package org.hadrill.probe;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hadrill.recording.Event;
import org.hadrill.recording.EventLog;
import org.hadrill.recording.Stamp;
import org.hadrill.remote.RemoteException;
import org.hadrill.remote.RemoteHost;
import org.hadrill.remote.RemoteHost.LineStream;
import org.hadrill.time.TimeSource;
import org.jspecify.annotations.Nullable;

/**
 * One long-lived stream of lines from a host, made anew when it breaks, with the clock of its source measured on the same
 * stream. Runs on a thread of its own until it is stopped.
 */
final class StreamProbe implements Runnable {
    /** Questions for the source's clock when a stream begins. */
    static final int FIRST_QUESTIONS = 6;

    /** Time between later questions. */
    static final Duration QUESTION_PERIOD = Duration.ofSeconds(5);

    /** Pause before a broken stream is made anew. */
    static final Duration RETRY_PAUSE = Duration.ofMillis(300);

    private static final Duration FIRST_QUESTION_GAP = Duration.ofMillis(60);
    private static final Pattern ANSWER = Pattern.compile("@ (\\d+) ([\\d.,]+)(?: ([\\d.]+).*)?");

    /** The time of day in a shell: bash 5 knows it, older ones ask a program. */
    static final String NOW = "${EPOCHREALTIME:-$(date +%s.%N)}";

    /**
     * Answers the clock's questions beside a program; ends it when the stream is closed. Needs bash.
     */
    static String beside(String program) {
        return "exec bash -c '" + program.replace("'", "'\\''") + " & p=$!; trap \"kill $p 2>/dev/null\" EXIT; "
                + "while read -r x; do read -r u </proc/uptime; echo \"@ $x " + NOW + " $u\"; done'";
    }

    /** Understands the lines of one kind of stream. Called on one thread at a time. */
    interface Reader {
        /** The command that starts the stream; {@code first} is false when it is made anew. */
        String command(boolean first);

        /** A line that is no answer about the clock. */
        void line(String line, Context context);
    }

    private final String source;
    private final RemoteHost host;
    private final Reader reader;
    private final EventLog log;
    private final TimeSource time;
    private volatile boolean stopped;
    private SourceClock clock = new SourceClock();
    private SourceClock uptime = new SourceClock();

    StreamProbe(String source, RemoteHost host, Reader reader, EventLog log, TimeSource time) {
        this.source = source;
        this.host = host;
        this.reader = reader;
        this.log = log;
        this.time = time;
    }

    /** What a reader needs to turn a line into events. */
    final class Context {
        private final String line;
        private final Duration arrived = time.elapsed();

        Context(String line) {
            this.line = line;
        }

        Duration arrived() {
            return arrived;
        }

        /** The stamp of this line by the source's wall clock, seconds since the epoch. */
        Stamp at(String epochSeconds) {
            SourceClock.Local local = clock.toLocal(SourceClock.seconds(epochSeconds));
            return log.raw(source, line, local.time(), local.error());
        }

        /** When the source had been up for so long, on our axis. */
        SourceClock.Local uptime(Duration up) {
            return uptime.toLocal(up);
        }

        /** The stamp of this line at a time known already. */
        Stamp at(Duration when, Duration error) {
            return log.raw(source, line, when, error);
        }

        void add(Event event) {
            log.add(event);
        }
    }

    @Override
    public void run() {
        boolean first = true;
        try {
            while (!stopped) {
                first &= !once(first);
                time.sleep(RETRY_PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One life of the stream; says whether it came up. */
    private boolean once(boolean first) throws InterruptedException {
        clock = new SourceClock();
        uptime = new SourceClock();
        try (LineStream stream = host.stream(reader.command(first), this::take)) {
            for (int i = 0; i < FIRST_QUESTIONS; i++) {
                ask(stream);
                time.sleep(FIRST_QUESTION_GAP);
            }
            changed(true, "");
            Duration asked = time.elapsed();
            while (stream.alive() && !stopped) {
                time.sleep(RETRY_PAUSE);
                if (time.elapsed().minus(asked).compareTo(QUESTION_PERIOD) >= 0) {
                    ask(stream);
                    asked = time.elapsed();
                }
            }
            changed(false, stopped ? "stopped" : stream.reason());
            return true;
        } catch (RemoteException e) {
            changed(false, String.valueOf(e.getMessage()));
            return false;
        }
    }

    private @Nullable Boolean open;

    private void changed(boolean now, String reason) {
        if (open == null || open != now) {
            open = now;
            Duration at = time.elapsed();
            log.add(new Event.StreamChange(
                    log.raw(source, "--- stream " + (now ? "opened" : "closed: " + reason), at, Duration.ZERO),
                    source,
                    now,
                    reason));
        }
    }

    private void ask(LineStream stream) throws RemoteException {
        long number;
        synchronized (this) {
            number = clock.ask(time.elapsed());
            uptime.ask(time.elapsed());
        }
        stream.write(Long.toString(number));
    }

    private synchronized void take(String line) {
        Duration now = time.elapsed();
        Matcher answer = ANSWER.matcher(line);
        if (answer.matches()) {
            long number = Long.parseLong(answer.group(1));
            clock.answered(number, SourceClock.seconds(answer.group(2)), now);
            if (answer.group(3) != null) {
                uptime.answered(number, SourceClock.seconds(answer.group(3)), now);
            }
        } else if (clock.known() && !line.isEmpty()) {
            reader.line(line, new Context(line));
        }
    }

    /** Ends the stream soon. */
    void stop() {
        stopped = true;
    }
}
