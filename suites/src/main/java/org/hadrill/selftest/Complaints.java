package org.hadrill.selftest;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hadrill.verdict.CheckResult;
import org.hadrill.verdict.Verdict;

/** What the checks of a drill had to complain of, in one line. */
final class Complaints {
    private static final String EVERY_CHECK_PASSED = "every check passed";

    private Complaints() {}

    static boolean none(List<CheckResult> results) {
        return results.stream().allMatch(c -> c.verdict() == Verdict.PASS);
    }

    static String of(List<CheckResult> results) {
        if (none(results)) {
            return EVERY_CHECK_PASSED;
        }
        // The first check says whether the fault is proven; where it is not, the others are only not judged.
        boolean proven = results.get(0).verdict() == Verdict.PASS;
        return IntStream.range(0, results.size())
                .filter(i -> i == 0 || proven || results.get(i).verdict() != Verdict.UNKNOWN)
                .mapToObj(results::get)
                .filter(c -> c.verdict() != Verdict.PASS)
                .map(c -> c.name() + " " + c.verdict().word() + ": " + c.evidence())
                .collect(Collectors.joining("; "));
    }
}
