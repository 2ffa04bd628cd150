package org.hadrill.verdict;

import java.util.Collection;
import java.util.Locale;

/** What a check, a drill or a run came to. Only {@link #PASS} is green. */
public enum Verdict {
    PASS,
    /** Could not be judged: probe starved, fault not proven, baseline sick. */
    UNKNOWN,
    /** The lab, a BMC or SSH failed us. */
    INFRA,
    FAIL;

    /** The verdict of the whole: a failure outweighs what is missing, what is missing outweighs a pass. */
    public static Verdict worst(Collection<Verdict> verdicts) {
        return verdicts.stream().max(Enum::compareTo).orElse(UNKNOWN);
    }

    /** Exit code of the process: 0 pass, 1 fail, 3 unknown or infra. */
    public int exitCode() {
        return switch (this) {
            case PASS -> 0;
            case FAIL -> 1;
            case UNKNOWN, INFRA -> 3;
        };
    }

    /** The word on screen and in files: lower case, except {@code FAIL}, which must be seen. */
    public String word() {
        return this == FAIL ? "FAIL" : name().toLowerCase(Locale.ROOT);
    }
}
