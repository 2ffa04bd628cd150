package org.hadrill.remote;

/**
 * The power switch of one node. Calls block until the controller has answered, at most some seconds.
 *
 * <p>Thread-safe.
 */
public interface PowerControl {
    /** Whether the chassis is on, as the controller says. */
    boolean isOn() throws RemoteException, InterruptedException;

    /** Cuts the power at once; not a request to shut down. */
    void off() throws RemoteException, InterruptedException;

    void on() throws RemoteException, InterruptedException;

    /** The command lines that {@link #off}, {@link #on} and {@link #isOn} run, for plans; no secret in them. */
    String describe(String action);
}
