package org.hadrill.report.compare;

/** Runs that cannot be compared; the message says why, and what to do. */
public final class ComparisonException extends Exception {
    private static final long serialVersionUID = 1;

    ComparisonException(String message) {
        super(message);
    }
}
