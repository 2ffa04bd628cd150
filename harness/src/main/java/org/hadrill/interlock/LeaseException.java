package org.hadrill.interlock;

/** A lease that is not to be had; the message says who has it and what to do. */
public final class LeaseException extends Exception {
    public LeaseException(String message) {
        super(message);
    }
}
