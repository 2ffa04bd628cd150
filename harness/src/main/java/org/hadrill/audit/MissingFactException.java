package org.hadrill.audit;

/** A fact that a rule needs is not there; the message says why, without the node. */
public final class MissingFactException extends Exception {
    public MissingFactException(String reason) {
        super(reason);
    }
}
