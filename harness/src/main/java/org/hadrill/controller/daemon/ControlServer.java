package org.hadrill.controller.daemon;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hadrill.controller.Action.Level;
import org.hadrill.controller.Input;
import org.hadrill.controller.Status;

/**
 * Takes commands of people at a Unix domain socket: a line with a {@link ControlCommand}, then the answer until the end of
 * the connection. Who asks for a stop is answered when the daemon has ended. One at a time, on a thread of its own.
 */
final class ControlServer implements AutoCloseable {
    /** Longest wait for a client's command and for the loop's answer to it. */
    static final Duration CLIENT_LIMIT = Duration.ofSeconds(2);

    /** Clients that may wait for the end at once. */
    static final int WAITING_MAX = 16;

    private final Path socket;
    private final Loop loop;
    private final DaemonLog log;
    private final ServerSocketChannel server;
    private final List<Conversation> waiting = new ArrayList<>();

    ControlServer(Path socket, Loop loop, DaemonLog log) throws IOException {
        this.socket = socket;
        this.loop = loop;
        this.log = log;
        this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        Files.deleteIfExists(socket);
        server.bind(UnixDomainSocketAddress.of(socket));
    }

    void start() {
        Thread thread = new Thread(this::serve, "control");
        thread.setDaemon(true);
        thread.start();
    }

    /** Tells those who wait for the end, and takes no more commands. */
    @Override
    public void close() {
        try {
            server.close();
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            log.warn("cannot remove " + socket + ": " + e.getMessage());
        }
        synchronized (waiting) {
            waiting.forEach(client -> answer(client, "stopped\n"));
        }
    }

    private void serve() {
        while (true) {
            try {
                serve(server.accept());
            } catch (AsynchronousCloseException e) {
                return;
            } catch (IOException e) {
                if (!server.isOpen()) {
                    return;
                }
                log.warn("control socket: " + e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                log.log(Level.ERROR, "control socket: " + e);
            }
        }
    }

    private void serve(SocketChannel channel) throws IOException, InterruptedException {
        Conversation client = new Conversation(channel);
        try {
            String line = client.line(CLIENT_LIMIT);
            switch (ControlCommand.parse(line)) {
                case STATUS -> answer(client, StatusText.of(status()));
                case STATUS_JSON -> answer(client, StatusJson.of(status()));
                case STANDBY -> wish(client, Input.Kind.STANDBY);
                case TAKEOVER -> wish(client, Input.Kind.TAKEOVER);
                case STOP -> stop(client);
                case UNKNOWN -> answer(client, "unknown command\n");
            }
        } catch (IOException e) {
            client.close();
            throw e;
        } catch (ExecutionException | TimeoutException e) {
            answer(client, "the controller does not answer within CLIENT_LIMIT " + CLIENT_LIMIT.toMillis() + " ms\n");
        }
    }

    private Status status() throws InterruptedException, ExecutionException, TimeoutException {
        return loop.status().get(CLIENT_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void wish(Conversation client, Input.Kind kind) {
        loop.post(new Input.Command(kind));
        answer(client, "asked for\n");
    }

    private void stop(Conversation client) {
        synchronized (waiting) {
            if (waiting.size() >= WAITING_MAX) {
                answer(client, "more than " + WAITING_MAX + " wait for the end already\n");
                return;
            }
            waiting.add(client);
        }
        log.info("asked to stop by command");
        loop.post(new Input.Command(Input.Kind.STOP));
    }

    private void answer(Conversation client, String text) {
        try (client) {
            client.write(text);
        } catch (IOException e) {
            log.info("control socket: " + e.getMessage());
        }
    }
}
