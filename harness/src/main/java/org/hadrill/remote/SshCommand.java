package org.hadrill.remote;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import net.schmizz.sshj.connection.channel.direct.Session;
import net.schmizz.sshj.connection.channel.direct.Signal;
import org.hadrill.time.TimeSource;

/** One command in one session, from its start to its end. Blocks its thread; an interrupt ends it. */
final class SshCommand {
    /** Exit codes of commands that a signal ended, as the shell reports them: 128 and the signal's number. */
    private static final Map<Signal, Integer> SIGNALS = Map.ofEntries(
            Map.entry(Signal.HUP, 1),
            Map.entry(Signal.INT, 2),
            Map.entry(Signal.QUIT, 3),
            Map.entry(Signal.ILL, 4),
            Map.entry(Signal.ABRT, 6),
            Map.entry(Signal.FPE, 8),
            Map.entry(Signal.KILL, 9),
            Map.entry(Signal.USR1, 10),
            Map.entry(Signal.SEGV, 11),
            Map.entry(Signal.USR2, 12),
            Map.entry(Signal.PIPE, 13),
            Map.entry(Signal.ALRM, 14),
            Map.entry(Signal.TERM, 15));

    /** Between the close of a command's input and that of its channel. */
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

    private static final Duration ROOM_POLL = Duration.ofMillis(2);

    private final String host;
    private final String command;
    private final byte[] input;
    private final Duration limit;
    private final TimeSource time;
    private final ExecutorService workers;
    private volatile boolean sent;

    SshCommand(String host, String command, byte[] input, Duration limit, TimeSource time, ExecutorService workers) {
        this.host = host;
        this.command = command;
        this.input = input;
        this.limit = limit;
        this.time = time;
        this.workers = workers;
    }

    /** Whether the command may have begun on the other side. */
    boolean sent() {
        return sent;
    }

    /** Leaves the closing of {@code session} to the caller. */
    CommandResult.Completed run(Session session) throws IOException, InterruptedException {
        sent = true;
        Session.Command running = session.exec(command);
        Future<?> feeding = workers.submit(() -> feed(running));
        Future<String> errors = workers.submit(() -> readAll(running.getErrorStream()));
        boolean ended = false;
        try {
            String output = readAll(running.getInputStream());
            String errorOutput = errors.get();
            feeding.get();
            running.join();
            ended = true;
            return new CommandResult.Completed(host, command, exitCode(running), output, errorOutput);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e);
        } finally {
            feeding.cancel(true);
            errors.cancel(true);
            if (!ended) {
                end(running);
            }
        }
    }

    /** Asks for the end of a command whose output nobody waits for any more; not every server heeds it. */
    static void end(Session.Command running) {
        try {
            running.signal(Signal.TERM);
        } catch (IOException e) {
            // The connection is gone, and the command with it.
        }
    }

    /**
     * Writes no more than the other side has room for, and waits for room here: a write of sshj that waits blocks the
     * whole connection when the command ends, and its close drops what there was no room for.
     */
    private byte[] feed(Session.Command running) throws IOException, InterruptedException {
        OutputStream stdin = running.getOutputStream();
        int written = 0;
        try {
            while (written < input.length
                    && time.await(() -> running.getRemoteWinSize() > 0 || !running.isOpen(), limit, ROOM_POLL)
                    && running.isOpen()) {
                int room = (int) Math.min(running.getRemoteWinSize(), running.getRemoteMaxPacketSize());
                int length = Math.min(room, input.length - written);
                stdin.write(input, written, length);
                stdin.flush();
                written += length;
            }
            stdin.close();
        } catch (IOException e) {
            // A command need not read all of its input before it ends; its streams close a moment before the channel
            // does.
            if (!time.await(() -> !running.isOpen(), CLOSE_LIMIT, ROOM_POLL)) {
                throw e;
            }
        }
        return input;
    }

    private static String readAll(InputStream stream) throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        byte[] buffer = new byte[16 << 10];
        for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
            kept.write(buffer, 0, Math.min(n, RemoteHost.OUTPUT_LIMIT - kept.size()));
        }
        return kept.toString(StandardCharsets.UTF_8);
    }

    static int exitCode(Session.Command ended) throws IOException {
        if (ended.getExitStatus() != null) {
            return ended.getExitStatus();
        }
        if (ended.getExitSignal() != null) {
            return 128 + SIGNALS.getOrDefault(ended.getExitSignal(), 0);
        }
        throw new IOException("the connection ended before the command's exit code came");
    }
}
