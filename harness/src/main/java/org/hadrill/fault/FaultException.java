package org.hadrill.fault;

/** A step of a fault could not be done; the message says what, where and what to do. */
public final class FaultException extends Exception {
    public FaultException(String message) {
        super(message);
    }

    /** What made the step fail, in its own words. */
    public FaultException(Throwable cause) {
        super(cause.getMessage(), cause);
    }
}
