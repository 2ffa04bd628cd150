package org.hadrill.fault;

/** Whether something was seen to be so, and what was seen; {@code evidence} is a sentence for people. */
public record Proof(boolean proven, String evidence) {
    public static Proof yes(String evidence) {
        return new Proof(true, evidence);
    }

    public static Proof no(String evidence) {
        return new Proof(false, evidence);
    }

    /** Holds only when both hold; the evidence of both. */
    public Proof and(Proof other) {
        return new Proof(proven && other.proven, evidence + "; " + other.evidence);
    }
}
