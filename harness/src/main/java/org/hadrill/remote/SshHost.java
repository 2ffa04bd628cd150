package org.hadrill.remote;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import net.schmizz.sshj.connection.channel.direct.Session;
import org.hadrill.cluster.Inventory;
import org.hadrill.time.TimeSource;
import org.jspecify.annotations.Nullable;

/**
 * A host reached by SSH with public-key authentication. Commands share one kept connection, each stream has its own.
 * Commands that may have begun are never sent twice.
 */
public final class SshHost implements RemoteHost {
    /** The longest time from the call of {@link #stream} to the running command. */
    public static final Duration STREAM_START_LIMIT = Duration.ofSeconds(20);

    private static final String CLOSED = "hadrill has closed its access to this host";

    private final String name;
    private final Inventory.Ssh ssh;
    private final TimeSource time;
    private final ExecutorService workers;
    private final ReentrantLock connecting = new ReentrantLock();
    private final Set<SshStream> streams = ConcurrentHashMap.newKeySet();
    private final Set<SshConnection> opened = ConcurrentHashMap.newKeySet();
    private @Nullable SshConnection kept; // guarded by connecting

    /** @throws IllegalArgumentException when the known host key is no OpenSSH public key line */
    public SshHost(String name, Inventory.Ssh ssh, TimeSource time) {
        this.name = name;
        this.ssh = ssh;
        this.time = time;
        try {
            KnownHostKey.parse(ssh.knownHostKey());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    SshConnection.setting(name, "known-host-key") + ": " + e.getMessage(), e);
        }
        // As many threads as commands and streams at a time: callers wait for theirs, so they bound the number.
        workers = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "ssh-" + name);
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public CommandResult run(String command, Duration limit) throws InterruptedException {
        return run(command, new byte[0], limit);
    }

    @Override
    public CommandResult run(String command, byte[] input, Duration limit) throws InterruptedException {
        SshCommand task = new SshCommand(name, command, input, limit, time, workers);
        try {
            return within(limit, giveUp -> {
                try (Session session = session(giveUp)) {
                    return task.run(session);
                }
            });
        } catch (TimeoutException e) {
            return task.sent()
                    ? new CommandResult.TimedOut(name, command, limit)
                    : new CommandResult.Unreachable(name, command, late(limit));
        } catch (IOException e) {
            String reason = (task.sent() ? "the connection broke during the command: " : "") + SshConnection.why(e);
            return new CommandResult.Unreachable(name, command, reason);
        }
    }

    @Override
    public LineStream stream(String command, Consumer<String> lines) throws RemoteException, InterruptedException {
        try {
            return within(STREAM_START_LIMIT, giveUp -> start(command, lines, giveUp));
        } catch (TimeoutException e) {
            throw new RemoteException(name, name + ": " + late(STREAM_START_LIMIT) + " (STREAM_START_LIMIT)", e);
        } catch (IOException e) {
            throw new RemoteException(name, name + ": " + SshConnection.why(e), e);
        }
    }

    private SshStream start(String command, Consumer<String> lines, GiveUp giveUp) throws IOException {
        SshConnection own = open(giveUp);
        try {
            giveUp.blockingOn(own);
            SshStream stream = new SshStream(name, own, own.session().exec(command), ended -> {
                opened.remove(own);
                streams.remove(ended);
            });
            streams.add(stream);
            stream.begin(lines, workers);
            return stream;
        } catch (IOException e) {
            discard(own);
            throw e;
        } catch (RejectedExecutionException e) {
            discard(own);
            throw new IOException(CLOSED, e);
        }
    }

    /** Does {@code work} on another thread, so that this one may give up: after the limit, or when interrupted. */
    private <T> T within(Duration limit, Work<T> work) throws IOException, TimeoutException, InterruptedException {
        GiveUp giveUp = new GiveUp();
        Future<T> result;
        try {
            result = workers.submit(() -> work.run(giveUp));
        } catch (RejectedExecutionException e) {
            throw new IOException(CLOSED, e);
        }
        try {
            return result.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IllegalStateException(name + ": defect in the SSH access", e.getCause());
        } catch (TimeoutException | InterruptedException e) {
            giveUp.now();
            result.cancel(true);
            throw e;
        }
    }

    /**
     * A new session on the kept connection. Where that opens none, once more on a new connection: nothing was sent yet,
     * and the reason is a host that was restarted, or an SSH server with its limit of sessions per connection.
     */
    private Session session(GiveUp giveUp) throws IOException, InterruptedException {
        SshConnection first = connection(null, giveUp);
        try {
            return first.session();
        } catch (IOException e) {
            if (SshConnection.silent(e)) {
                throw e;
            }
            return connection(first, giveUp).session();
        }
    }

    private SshConnection connection(@Nullable SshConnection not, GiveUp giveUp)
            throws IOException, InterruptedException {
        connecting.lockInterruptibly();
        try {
            SshConnection old = kept;
            if (old != null && old != not && old.alive()) {
                return old;
            }
            if (old != null && !old.alive()) {
                discard(old);
            }
            SshConnection fresh = open(giveUp);
            kept = fresh;
            return fresh;
        } finally {
            connecting.unlock();
        }
    }

    private SshConnection open(GiveUp giveUp) throws IOException {
        SshConnection fresh = SshConnection.open(name, ssh, giveUp);
        opened.add(fresh);
        if (workers.isShutdown()) {
            discard(fresh);
            throw new IOException(CLOSED);
        }
        return fresh;
    }

    private void discard(SshConnection connection) {
        opened.remove(connection);
        connection.close();
    }

    private String late(Duration limit) {
        return "no connection to " + ssh.address() + ":" + ssh.port() + " within " + limit.toMillis() + " ms";
    }

    /** Ends all commands and streams of this host; later commands are answered with {@code Unreachable}. */
    @Override
    public void close() {
        workers.shutdown();
        streams.forEach(SshStream::close);
        opened.forEach(this::discard);
    }

    private interface Work<T> {
        T run(GiveUp giveUp) throws IOException, InterruptedException;
    }
}
