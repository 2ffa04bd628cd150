package org.hadrill.controller.wire;

/**
 * A packet that was not taken, and why. Its message is a sentence for the log and repeats nothing that the packet holds, for
 * anybody may have sent it.
 *
 * <p>Without a stack trace, so that a flood of bad packets stays cheap.
 */
public final class WireException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    WireException(Reason reason, String sentence) {
        super(sentence, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Why a packet was not taken. */
    public enum Reason {
        /** Ends too early: cut off on its way, or a length that is too great. */
        TRUNCATED,
        /** Not what Heartbeat 3 writes with {@code msgfmt netstring}. */
        MALFORMED,
        /** Beyond a limit of {@link Codec} or {@link Message}. */
        TOO_LONG,
        /** Names a key that authkeys does not have. */
        UNKNOWN_KEY,
        /** Its authentication does not fit: forged, altered, or another secret under the same number. */
        FORGED,
        /** Authentic, but with a kind of field that this controller does not read, such as compressed ones. */
        UNSUPPORTED
    }
}
