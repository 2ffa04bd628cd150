package org.hadrill.remote;

import java.util.Optional;

/**
 * The power switch of one node. Calls block until the controller has answered, at most some seconds.
 *
 * <p>Thread-safe.
 */
public interface PowerControl extends AutoCloseable {
    /** Whether the chassis is on, as the controller says. */
    boolean isOn() throws RemoteException, InterruptedException;

    /**
     * The identifier that the controller has of the machine it switches, as 32 hexadecimal digits in the order in which it sends
     * them; empty where it tells none. For the proof that a switch is the right one without using it.
     */
    default Optional<String> systemGuid() throws InterruptedException {
        return Optional.empty();
    }

    /** Cuts the power at once; not a request to shut down. */
    void off() throws RemoteException, InterruptedException;

    void on() throws RemoteException, InterruptedException;

    /**
     * The command line or request that {@link #off}, {@link #on} and {@link #isOn} send, for plans; no secret in it.
     *
     * @param action {@code off}, {@code on} or {@code status}
     */
    String describe(String action);

    /** Ends what is kept between calls, such as a session; the power stays as it is. */
    @Override
    default void close() {}
}
