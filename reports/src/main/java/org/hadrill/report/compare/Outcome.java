package org.hadrill.report.compare;

/** What a comparison came to; the later, the more it matters. */
public enum Outcome {
    /** Whatever difference there is, is not larger than is said with it. */
    NO_DIFFERENCE("no difference", 0),
    FASTER("faster", 0),
    BETTER("better", 0),
    /** A difference that matters may be hidden. */
    TOO_FEW("too few samples", 3),
    SLOWER("slower", 1),
    /** Fewer drills pass. */
    WORSE("worse", 1);

    private final String words;
    private final int exitCode;

    Outcome(String words, int exitCode) {
        this.words = words;
        this.exitCode = exitCode;
    }

    public String words() {
        return words;
    }

    /** Exit code of the process: 0 no worse, 1 worse, 3 not to be told. */
    public int exitCode() {
        return exitCode;
    }
}
