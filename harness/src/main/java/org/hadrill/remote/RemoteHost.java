package org.hadrill.remote;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * A machine that takes POSIX shell commands: a node or the observer. Connections are kept and made anew when they
 * broke; a host that is down answers with {@link CommandResult.Unreachable}, never with an exception.
 *
 * <p>Thread-safe: commands and streams may run at the same time.
 */
public interface RemoteHost extends AutoCloseable {
    /** The most bytes of output kept of one command, each of stdout and stderr. */
    int OUTPUT_LIMIT = 4 << 20;

    /** The name in the inventory: {@code m1}, {@code m2}, {@code observer}. */
    String name();

    /** Runs {@code command} in the login shell and waits for its end, at most {@code limit}. */
    CommandResult run(String command, Duration limit) throws InterruptedException;

    /** Runs {@code command} with {@code input} as its standard input. */
    CommandResult run(String command, byte[] input, Duration limit) throws InterruptedException;

    /**
     * Starts {@code command} and hands each line of its standard output, without line end, to {@code lines} on a thread
     * of this host. The stream lives until it is closed, the command ends or the connection breaks.
     *
     * @throws RemoteException when the host cannot be reached or refuses
     */
    LineStream stream(String command, Consumer<String> lines) throws RemoteException, InterruptedException;

    @Override
    void close();

    /** A running command whose output arrives line by line. */
    interface LineStream extends AutoCloseable {
        /** Writes {@code line} and a line feed to the command's standard input, at once. */
        void write(String line) throws RemoteException;

        /** Whether the command still runs and the connection stands. */
        boolean alive();

        /** Why the stream ended; empty while it is alive. */
        String reason();

        @Override
        void close();
    }
}
