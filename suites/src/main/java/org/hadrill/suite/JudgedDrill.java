package org.hadrill.suite;

import java.util.List;
import org.hadrill.run.RunResult.DrillResult;
import org.hadrill.verdict.CheckResult;
import org.hadrill.verdict.Verdict;

/**
 * A drill that has run and was judged, as the contracts ask it.
 *
 * @param promised names of the checks that its lab and its scenario have something for; all others promise nothing here
 */
public record JudgedDrill(DrillResult result, List<String> promised) {

    /** A check that could not be judged: an error, which must not look like a failed promise nor like a skipped test. */
    public static final class NotJudged extends RuntimeException {
        NotJudged(String message) {
            super(message);
        }
    }

    /**
     * Passes when check {@code name} passed, or is not among the promised.
     *
     * @throws AssertionError when the cluster broke this promise
     * @throws NotJudged when the check is UNKNOWN or INFRA, or was not run at all
     */
    public void holds(String name) {
        if (!promised.contains(name)) {
            return;
        }
        CheckResult check = result.checks().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotJudged("check " + name + " was not run"));
        if (check.verdict() == Verdict.FAIL) {
            throw new AssertionError(check.evidence() + places(check));
        }
        if (check.verdict() != Verdict.PASS) {
            throw new NotJudged(check.verdict().word() + ": " + check.evidence() + places(check));
        }
    }

    private static String places(CheckResult check) {
        return check.refs().isEmpty() ? "" : " [" + String.join(", ", check.refs()) + "]";
    }
}
