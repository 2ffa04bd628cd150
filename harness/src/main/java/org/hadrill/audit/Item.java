package org.hadrill.audit;

/**
 * One thing that is looked at.
 *
 * @param id of all its findings, such as {@code authkeys-mode}; stable, for filters of CI
 * @param severity of a finding, where the rule does not say otherwise
 * @param why it matters, a sentence
 * @param fix what to do, a sentence
 */
public record Item(String id, Severity severity, String why, String fix) {
    /** How bad a finding is; the worst first. */
    public enum Severity {
        /** A takeover fails, or data are lost, with this alone. */
        ERROR,
        /** One more fault, or one more change, and it is an error. */
        WARNING,
        /** Worth knowing; nothing that a check must fail for. */
        NOTE;

        /** As people read it. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public static Item error(String id, String why, String fix) {
        return new Item(id, Severity.ERROR, why, fix);
    }

    public static Item warning(String id, String why, String fix) {
        return new Item(id, Severity.WARNING, why, fix);
    }
}
