package org.hadrill.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import net.schmizz.sshj.connection.channel.direct.Session;

/**
 * A running command on a connection of its own: its end takes the command down even where the server (dropbear) keeps
 * a session until the command ends by itself.
 */
final class SshStream implements RemoteHost.LineStream {
    private final String host;
    private final SshConnection connection;
    private final Session.Command command;
    private final Consumer<SshStream> onEnd;
    private volatile String reason = "";
    private volatile String lastError = "";

    /** Takes over {@code connection}: it is closed with the stream. */
    SshStream(String host, SshConnection connection, Session.Command command, Consumer<SshStream> onEnd) {
        this.host = host;
        this.connection = connection;
        this.command = command;
        this.onEnd = onEnd;
    }

    /** Starts to hand lines to {@code lines}, in order, on one of the {@code workers}. */
    void begin(Consumer<String> lines, ExecutorService workers) {
        Future<?> errors = workers.submit(this::readErrors);
        workers.execute(() -> readLines(lines, errors));
    }

    private void readLines(Consumer<String> lines, Future<?> errors) {
        try {
            pump(command.getInputStream(), line -> {
                if (alive()) {
                    lines.accept(line);
                }
            });
            errors.get();
            command.join();
            end("the command ended with " + SshCommand.exitCode(command)
                    + (lastError.isEmpty() ? "" : ": " + lastError));
        } catch (IOException e) {
            end("the connection broke: " + SshConnection.why(e));
        } catch (ExecutionException | InterruptedException e) {
            end("reading its standard error failed: " + e);
        } catch (RuntimeException e) {
            end("the receiver of the lines failed: " + e);
        }
    }

    private void readErrors() {
        try {
            pump(command.getErrorStream(), line -> lastError = line);
        } catch (IOException e) {
            // readLines sees the same and reports it.
        }
    }

    private static void pump(InputStream stream, Consumer<String> lines) throws IOException {
        LineSplitter splitter = new LineSplitter(lines);
        byte[] buffer = new byte[16 << 10];
        for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
            splitter.accept(buffer, n);
        }
        splitter.end();
    }

    @Override
    public synchronized void write(String line) throws RemoteException {
        if (!alive()) {
            throw new RemoteException(host, host + ": cannot write to the command: " + reason);
        }
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        if (bytes.length > command.getRemoteWinSize()) {
            throw new RemoteException(host, host + ": cannot write to the command: it does not read its input");
        }
        try {
            OutputStream stdin = command.getOutputStream();
            stdin.write(bytes);
            stdin.flush();
        } catch (IOException e) {
            throw new RemoteException(host, host + ": cannot write to the command: " + SshConnection.why(e), e);
        }
    }

    @Override
    public boolean alive() {
        return reason.isEmpty();
    }

    @Override
    public String reason() {
        return reason;
    }

    @Override
    public void close() {
        end("closed");
    }

    private void end(String why) {
        synchronized (command) {
            if (!alive()) {
                return;
            }
            reason = why;
        }
        SshCommand.end(command);
        connection.close();
        onEnd.accept(this);
    }
}
