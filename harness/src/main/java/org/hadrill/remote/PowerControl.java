package org.hadrill.remote;

import java.util.Optional;

/**
 * The power switch of one node. Calls block until the controller has answered, at most some seconds.
 *
 * <p>Thread-safe.
 */
public interface PowerControl {
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

    /** The command lines that {@link #off}, {@link #on} and {@link #isOn} run, for plans; no secret in them. */
    String describe(String action);
}
