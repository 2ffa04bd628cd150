package org.hadrill.remote;

/** A host that could not be reached, or refused us; the message is a sentence for people. Names its host. */
public final class RemoteException extends Exception {
    private final String host;

    public RemoteException(String host, String message, Throwable cause) {
        super(message, cause);
        this.host = host;
    }

    public RemoteException(String host, String message) {
        super(message);
        this.host = host;
    }

    public String host() {
        return host;
    }
}
