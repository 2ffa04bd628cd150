package org.hadrill.selftest;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.hadrill.verdict.CheckResult;
import org.hadrill.verdict.Verdict;

/**
 * A row of the table: a defect, where it is planted, and how it must be caught.
 *
 * @param <D> defects of one lab
 * @param scenario the drill in which it shows
 * @param configuration of the cluster
 * @param check the check that is meant for it
 * @param verdict what that check must come to: FAIL, or UNKNOWN where the defect is a lie about the fault or a blind probe
 * @param evidence must stand in that check's evidence, so that it was not caught by luck
 */
public record PlantedDefect<D extends Enum<D>>(
        D defect, String scenario, String configuration, String check, Verdict verdict, String evidence) {
    /** As on the command line, such as {@code vz-not-started}. */
    public String name() {
        return defect.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The seed of its drill and of its twin's; depends on no other row. */
    public long seed(long selftest) {
        return new SplittableRandom(selftest ^ ((long) name().hashCode() << Integer.SIZE)).nextLong();
    }

    /** Whether {@code results} are those of a caught defect. */
    public boolean caughtBy(List<CheckResult> results) {
        return results.stream()
                .anyMatch(r -> r.name().equals(check)
                        && r.verdict() == verdict
                        && r.evidence().contains(evidence));
    }
}
